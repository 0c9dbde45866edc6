using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Simulation.Tests;

public sealed class MarketTests
{
    private static readonly DateTime Start = TestEnvironment.Start;

    [Fact]
    public void The_same_seed_gives_the_same_market_and_another_seed_another()
    {
        var first = Play("rb2510", seed: 7, steps: 5000);
        Assert.Equal(first, Play("rb2510", seed: 7, steps: 5000));
        Assert.NotEqual(first, Play("rb2510", seed: 8, steps: 5000));
    }

    [Theory]
    [InlineData("rb2510")]
    [InlineData("AP101")]
    [InlineData("IO2509-C-3300")]
    public void A_market_nobody_watched_is_where_it_would_be_had_somebody_watched(string symbol)
    {
        var (watched, unwatched) = (new TestEnvironment(), new TestEnvironment());
        watched.Core.Run(_ => watched.Core.Market.Watch(watched.Contract(symbol)));
        for (var minute = 0; minute < 24 * 60; minute += 7)
            watched.Environment.Advance(TimeSpan.FromMinutes(7));
        unwatched.Environment.Advance(watched.Environment.Now - unwatched.Environment.Now);
        Assert.Equal(watched.Quote(symbol), unwatched.Quote(symbol));
    }

    [Theory]
    [InlineData("rb2510")]
    [InlineData("au2506")]
    [InlineData("T2506")]
    [InlineData("IF2506")]
    [InlineData("IO2509-C-3300")]
    public void Figures_add_up_and_prices_keep_to_the_grid_and_the_limits(string symbol)
    {
        var contract = Contract(symbol);
        var source = Sources(1).Open(contract);
        var calendarDay = TradingCalendar.AlwaysOpen.TradingDayOf(Start);
        var before = default(Quote);
        for (var step = 0; step < 20_000; step++)
        {
            source.Advance(Start + (step * MarketStep.Length), calendarDay);
            var quote = source.Snapshot();
            Assert.True(contract.IsOnGrid((decimal)quote.LastPrice), $"{quote.LastPrice}");
            Assert.InRange(quote.LastPrice, quote.Day.LowerLimitPrice, quote.Day.UpperLimitPrice);
            Assert.InRange(quote.LastPrice, quote.Day.LowestPrice, quote.Day.HighestPrice);
            var (bids, asks) = (quote.Bids, quote.Asks);
            if (bids[0].Volume > 0 && asks[0].Volume > 0)
                Assert.True(bids[0].Price < asks[0].Price);
            for (var level = 1; level < contract.Levels; level++)
                Assert.True(bids[level].Volume == 0 || bids[level].Price < bids[level - 1].Price);
            if (step > 0)
            {
                Assert.True(quote.Volume >= before.Volume && quote.Turnover >= before.Turnover);
                var traded = quote.Volume - before.Volume;
                var money = quote.Turnover - before.Turnover;
                Assert.Equal(traded * quote.LastPrice * contract.Multiplier, money, traded * quote.LastPrice * contract.Multiplier * 1e-6);
            }

            before = quote;
        }
    }

    [Fact]
    public void A_new_day_starts_from_the_settlement_price()
    {
        var environment = new TestEnvironment();
        var before = environment.Quote("rb2510");
        environment.Environment.Advance(TimeSpan.FromHours(9.99));
        var settlement = environment.Core.Read(_ => environment.Core.Market.SettlementPrice(environment.Contract("rb2510")));
        environment.Environment.Advance(TimeSpan.FromHours(0.02));
        var after = environment.Quote("rb2510");
        Assert.Equal(before.TradingDay.AddDays(1), after.TradingDay);
        Assert.InRange(Math.Abs(after.Day.PreSettlementPrice - (double)settlement), 0, 1);
        Assert.True(after.Volume < before.Volume + 1_000_000);
        Assert.Equal(Math.Floor(after.Day.PreSettlementPrice * 1.07), after.Day.UpperLimitPrice);
        Assert.Equal(Math.Ceiling(after.Day.PreSettlementPrice * 0.93), after.Day.LowerLimitPrice);
    }

    [Fact]
    public void A_call_gains_and_a_put_loses_with_the_underlying()
    {
        Assert.True(BlackFormula.Value(3300, 3200, isCall: true) > BlackFormula.Value(3200, 3200, isCall: true));
        Assert.True(BlackFormula.Value(3300, 3200, isCall: false) < BlackFormula.Value(3200, 3200, isCall: false));

        // Put-call parity without interest.
        Assert.Equal(100, BlackFormula.Value(3300, 3200, isCall: true) - BlackFormula.Value(3300, 3200, isCall: false), 3);
    }

    [Theory]
    [InlineData(0.02, 33625, 672.5)]
    [InlineData(0.005, 21701, 108.505)]
    [InlineData(0.2, 19501, 3900.2)]
    [InlineData(5, 2720, 13600)]
    public void A_price_is_the_double_nearest_to_its_decimal_value(double tick, long ticks, double price)
    {
        var grid = new PriceGrid((decimal)tick);
        Assert.Equal(price, grid.ToDouble(ticks));
        Assert.Equal((decimal)price, grid.Price(ticks));
        Assert.Equal(ticks, grid.Nearest((decimal)price));
    }

    // Wednesday; Friday's night belongs to Monday; Saturday's small hours are still Friday's night.
    [Theory]
    [InlineData("2025-06-11 09:30", "2025-06-11")]
    [InlineData("2025-06-11 19:59", "2025-06-11")]
    [InlineData("2025-06-11 20:00", "2025-06-12")]
    [InlineData("2025-06-12 01:30", "2025-06-12")]
    [InlineData("2025-06-13 21:30", "2025-06-16")]
    [InlineData("2025-06-14 01:30", "2025-06-16")]
    [InlineData("2025-06-15 12:00", "2025-06-16")]
    public void Every_moment_has_its_trading_day(string moment, string day) => Assert.Equal(
        DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        TradingCalendar.AlwaysOpen.TradingDayOf(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("rb2510", "2025-06-11 09:00:00.5", true)]
    [InlineData("rb2510", "2025-06-11 09:00", false)]
    [InlineData("rb2510", "2025-06-11 10:20", false)]
    [InlineData("rb2510", "2025-06-11 13:00", false)]
    [InlineData("rb2510", "2025-06-11 14:00", true)]
    [InlineData("rb2510", "2025-06-11 22:30", true)]
    [InlineData("rb2510", "2025-06-11 23:30", false)]
    [InlineData("cu2506", "2025-06-12 00:30", true)]
    [InlineData("cu2506", "2025-06-12 01:30", false)]
    [InlineData("au2506", "2025-06-12 02:00", true)]
    [InlineData("au2506", "2025-06-14 02:00", true)]
    [InlineData("au2506", "2025-06-16 02:00", false)]
    [InlineData("au2506", "2025-06-14 10:00", false)]
    [InlineData("IF2506", "2025-06-11 09:15", false)]
    [InlineData("IF2506", "2025-06-11 13:10", true)]
    [InlineData("T2506", "2025-06-11 15:10", true)]
    [InlineData("IF2506", "2025-06-11 22:00", false)]
    [InlineData("SR509", "2025-06-11 22:00", true)]
    [InlineData("AP510", "2025-06-11 22:00", false)]
    [InlineData("lc2507", "2025-06-11 22:00", false)]
    public void Exchange_hours_are_kept(string symbol, string moment, bool isOpen)
    {
        var at = DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(isOpen, TradingCalendar.ExchangeHours.IsOpen(Contract(symbol), at));
        Assert.True(TradingCalendar.AlwaysOpen.IsOpen(Contract(symbol), at));
    }

    // Tuesday, 2025-09-30, is the last day before the holidays; the exchanges open again on Thursday, 2025-10-09.
    [Theory]
    [InlineData("2025-09-30 14:00", "2025-09-30", true)]
    [InlineData("2025-09-30 21:30", "2025-10-09", false)]
    [InlineData("2025-10-01 01:00", "2025-10-09", false)]
    [InlineData("2025-10-02 10:00", "2025-10-09", false)]
    [InlineData("2025-10-08 21:30", "2025-10-09", false)]
    [InlineData("2025-10-09 10:00", "2025-10-09", true)]
    [InlineData("2025-10-09 21:30", "2025-10-10", true)]
    [InlineData("2025-05-30 21:30", "2025-06-03", false)]
    [InlineData("2025-06-13 21:30", "2025-06-16", true)]
    public void Public_holidays_belong_to_the_next_trading_day_and_have_no_night_before_them(string moment, string day, bool isOpen)
    {
        var at = DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TradingCalendar.AlwaysOpen.TradingDayOf(at));
        Assert.Equal(isOpen, TradingCalendar.ExchangeHours.IsOpen(Contract("ag2506"), at));
        Assert.True(TradingCalendar.AlwaysOpen.IsOpen(Contract("ag2506"), at));
    }

    [Theory]
    [InlineData("2025-09-30 20:56", '0')]
    [InlineData("2025-09-30 21:30", '0')]
    [InlineData("2025-10-02 10:00", '0')]
    [InlineData("2025-10-09 08:56", '3')]
    [InlineData("2025-10-09 08:59:30", '5')]
    [InlineData("2025-10-09 20:56", '3')]
    [InlineData("2025-10-10 08:56", '1')]
    public void After_a_holiday_every_product_opens_in_the_morning(string moment, char phase) => Assert.Equal(
        (TradingPhase)(phase - '0'),
        TradingCalendar.ExchangeHours.PhaseOf(Contract("rb2510"), DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void More_days_can_be_holidays()
    {
        var environment = new TestEnvironment(options =>
        {
            options.Holidays.Add(new DateOnly(2025, 6, 12));
            options.Holidays.Add(new DateOnly(2025, 6, 13));
        });
        Assert.Equal(new DateOnly(2025, 6, 11), environment.Environment.TradingDay);
        environment.Environment.Advance(TimeSpan.FromHours(12));
        Assert.Equal(new DateOnly(2025, 6, 16), environment.Environment.TradingDay);
    }

    [Fact]
    public void In_exchange_hours_nothing_moves_and_no_order_is_taken_in_a_break()
    {
        var environment = new TestEnvironment(options =>
        {
            options.KeepExchangeHours = true;
            options.StartTime = new DateTime(2025, 6, 11, 10, 14, 0);
        });
        using var client = environment.Connect().Ready();
        environment.Environment.Advance(TimeSpan.FromMinutes(3));
        var quote = environment.Quote("rb2510");
        Assert.Equal(new TimeSpan(10, 15, 0), quote.Time.TimeOfDay);
        client.Insert("rb2510", Trading.Direction.Buy, 1, (decimal)quote.Asks[0].Price);
        Assert.Contains("当前状态禁止", client.Orders.Last().StatusText, StringComparison.Ordinal);
        environment.Environment.Advance(TimeSpan.FromMinutes(14));
        Assert.NotEqual(quote.Time, environment.Quote("rb2510").Time);
    }

    private static List<Quote> Play(string symbol, int seed, int steps)
    {
        var source = Sources(seed).Open(Contract(symbol));
        var quotes = new List<Quote>();
        for (var step = 0; step < steps; step++)
        {
            var time = Start + (step * MarketStep.Length);
            if (source.Advance(time, TradingCalendar.AlwaysOpen.TradingDayOf(time)))
                quotes.Add(source.Snapshot());
        }

        return quotes;
    }

    private static MarketSources Sources(int seed) => new(ContractTable.BuiltIn, RecordingSet.BuiltIn, seed);

    private static ListedContract Contract(string symbol) =>
        ContractTable.BuiltIn.TryGet(symbol, out var contract) ? contract : throw new ArgumentException(symbol);
}
