using QuantPlus.Ftdc.MarketData;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.Tests.MarketData;

/// <summary>From the counter's struct to the tick a reader gets.</summary>
public sealed class TickPathTests
{
    private static readonly Contract Rebar = new() { Id = InstrumentId.Parse("rb2510.SHFE"), Multiplier = 10, PriceTick = 1 };
    private static readonly Contract Sugar = new() { Id = InstrumentId.Parse("SR509.CZCE"), Multiplier = 10, PriceTick = 1 };
    private static readonly Contract Soy = new() { Id = InstrumentId.Parse("m2509.DCE"), Multiplier = 10, PriceTick = 1 };
    private static readonly Contract SugarCall = new() { Id = InstrumentId.Parse("SR509C5600.CZCE"), Multiplier = 10, PriceTick = 0.5 };
    private static readonly ContractCatalog Contracts = new([Rebar, Sugar, Soy, SugarCall]);

    private readonly SubscriptionTable _subscriptions = new();
    private readonly TickChannel _reader = new(new TickSubscriptionOptions { Capacity = 16 }, []);

    [Fact]
    public void Every_value_arrives_where_it_belongs()
    {
        var field = Snapshot("rb2510");
        var tick = Send(field, Rebar.Id);

        Assert.Equal(Rebar.Id, tick.Instrument);
        Assert.Equal(3205, tick.LastPrice);
        Assert.Equal(3190, tick.PreSettlementPrice);
        Assert.Equal(3195, tick.PreClosePrice);
        Assert.Equal(1_700_000, tick.PreOpenInterest);
        Assert.Equal(3200, tick.OpenPrice);
        Assert.Equal(3220, tick.HighPrice);
        Assert.Equal(3180, tick.LowPrice);
        Assert.Equal(123_456, tick.Volume);
        Assert.Equal(3.95e9, tick.Turnover);
        Assert.Equal(1_712_345, tick.OpenInterest);
        Assert.Equal(3400, tick.UpperLimitPrice);
        Assert.Equal(3000, tick.LowerLimitPrice);
        Assert.Equal((3204, 11), (tick.BidPrice, tick.BidVolume));
        Assert.Equal((3205, 22), (tick.AskPrice, tick.AskVolume));
        Assert.Equal(32_010, tick.AveragePrice);
        Assert.Equal(new DateOnly(2025, 8, 5), tick.TradingDay);
        Assert.Equal(new DateTimeOffset(2025, 8, 5, 10, 30, 1, 500, TimeSpan.FromHours(8)), tick.Time);
        Assert.True(double.IsNaN(tick.ClosePrice));
        Assert.True(double.IsNaN(tick.SettlementPrice));
    }

    [Fact]
    public void What_the_counter_marks_as_no_value_is_no_number()
    {
        var field = Snapshot("rb2510");
        field.LastPrice = field.OpenPrice = field.HighestPrice = field.LowestPrice = double.MaxValue;
        field.BidPrice1 = field.AskPrice1 = double.MaxValue;
        field.BidVolume1 = field.AskVolume1 = 0;
        field.UpperLimitPrice = field.LowerLimitPrice = field.OpenInterest = field.AveragePrice = field.PreClosePrice = double.MaxValue;
        field.PreSettlementPrice = field.PreOpenInterest = field.Turnover = double.MaxValue;
        var tick = Send(field, Rebar.Id);
        double[] values =
        [
            tick.LastPrice, tick.OpenPrice, tick.HighPrice, tick.LowPrice, tick.BidPrice, tick.AskPrice, tick.UpperLimitPrice, tick.LowerLimitPrice,
            tick.OpenInterest, tick.AveragePrice, tick.PreClosePrice, tick.PreSettlementPrice, tick.PreOpenInterest, tick.Turnover,
        ];
        Assert.All(values, value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void The_first_tick_after_a_subscription_is_marked_as_stale()
    {
        Subscribe(Rebar.Id);
        var dispatcher = new TickDispatcher(_subscriptions);
        dispatcher.Dispatch(Snapshot("rb2510"));
        dispatcher.Dispatch(Snapshot("rb2510"));
        Assert.True(Read().IsStale);
        Assert.False(Read().IsStale);
    }

    [Fact]
    public void A_tick_nobody_asked_for_goes_nowhere()
    {
        Subscribe(Rebar.Id);
        var dispatcher = new TickDispatcher(_subscriptions);
        dispatcher.Dispatch(Snapshot("rb2511"));
        dispatcher.Dispatch(default);
        Assert.False(_reader.TryRead(out _));
    }

    [Theory]
    // A day session: both days are the calendar's.
    [InlineData("rb2510.SHFE", "20250805", "20250805", "10:30:01", "2025-08-05 10:30:01", "2025-08-05")]
    // Friday evening belongs to Monday.
    [InlineData("rb2510.SHFE", "20250811", "20250808", "21:00:00", "2025-08-08 21:00:00", "2025-08-11")]
    // After midnight.
    [InlineData("rb2510.SHFE", "20250811", "20250809", "00:30:00", "2025-08-09 00:30:00", "2025-08-11")]
    // CZCE sends the natural day as its trading day.
    [InlineData("SR509.CZCE", "20250808", "20250808", "21:00:00", "2025-08-08 21:00:00", "2025-08-11")]
    // DCE sends the trading day as the natural day.
    [InlineData("m2509.DCE", "20250811", "20250811", "21:00:00", "2025-08-08 21:00:00", "2025-08-11")]
    [InlineData("m2509.DCE", "20250805", "20250805", "22:59:59", "2025-08-04 22:59:59", "2025-08-05")]
    // No natural day at all.
    [InlineData("rb2510.SHFE", "20250811", "", "21:00:00", "2025-08-08 21:00:00", "2025-08-11")]
    public void The_true_moment_is_rebuilt(string instrument, string tradingDay, string actionDay, string clock, string moment, string day)
    {
        var id = InstrumentId.Parse(instrument);
        var field = Snapshot(id.Symbol);
        field.TradingDay.Set(tradingDay);
        field.ActionDay.Set(actionDay);
        field.UpdateTime.Set(clock);
        field.UpdateMillisec = 0;
        var tick = Send(field, id);
        Assert.Equal(moment, tick.Time.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), tick.TradingDay);
    }

    [Theory]
    // Known to be none of China's futures exchanges: the days are what they are called, at any time.
    [InlineData("ESU5.CME", "20250808", "20250808", "22:00:00", "2025-08-08 22:00:00", "2025-08-08", false)]
    [InlineData("700.HKEX", "20250811", "20250811", "03:00:00", "2025-08-11 03:00:00", "2025-08-11", false)]
    [InlineData("AAPL.NASD", "", "20250808", "22:00:00", "2025-08-08 22:00:00", "2025-08-08", false)]
    [InlineData("AAPL.NASD", "20250808", "", "18:00:00", "2025-08-08 18:00:00", "2025-08-08", false)]
    // Not known, but of CZCE's form.
    [InlineData("SR601", "20250808", "20250808", "21:00:00", "2025-08-08 21:00:00", "2025-08-11", false)]
    [InlineData("SR601C5600", "20250808", "20250808", "21:00:00", "2025-08-08 21:00:00", "2025-08-11", false)]
    [InlineData("SPD SR601&SR605", "20250808", "20250808", "21:00:00", "2025-08-08 21:00:00", "2025-08-11", false)]
    // Not known: certain by day and where the days differ.
    [InlineData("y2601", "20250808", "20250808", "14:00:00", "2025-08-08 14:00:00", "2025-08-08", false)]
    [InlineData("y2601", "20250811", "20250808", "21:00:00", "2025-08-08 21:00:00", "2025-08-11", false)]
    [InlineData("y2601", "20250811", "20250811", "21:00:00", "2025-08-08 21:00:00", "2025-08-11", true)]
    [InlineData("y2601", "20250811", "", "00:30:00", "2025-08-09 00:30:00", "2025-08-11", true)]
    public void An_exchange_that_has_no_night_like_chinas_or_is_not_known_is_told_apart(
        string instrument, string tradingDay, string actionDay, string clock, string moment, string day, bool isGuess)
    {
        var parts = instrument.Split('.');
        var id = new InstrumentId(parts[0], parts.Length > 1 ? new Exchange(parts[1]) : Exchange.None);
        var field = Snapshot(id.Symbol);
        field.TradingDay.Set(tradingDay);
        field.ActionDay.Set(actionDay);
        field.UpdateTime.Set(clock);
        var tick = Send(field, id);
        Assert.Equal(moment, tick.Time.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), tick.TradingDay);
        Assert.Equal(isGuess, (tick.Flags & TickFlags.UncertainTime) != 0);
    }

    [Theory]
    [InlineData("garbage!", "10:30:00")]
    [InlineData("20251399", "10:30:00")]
    [InlineData("20250805", "25:00:00")]
    [InlineData("20250805", "")]
    public void A_time_that_is_none_is_marked_and_never_throws(string day, string clock)
    {
        var field = Snapshot("rb2510");
        field.TradingDay.Set(day);
        field.ActionDay.Set(day);
        field.UpdateTime.Set(clock);
        var tick = Send(field, Rebar.Id);
        Assert.Equal(DateTimeOffset.MinValue, tick.Time);
        Assert.True((tick.Flags & TickFlags.UncertainTime) != 0);
        Assert.Equal(3205, tick.LastPrice);
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        Subscribe(Rebar.Id);
        var dispatcher = new TickDispatcher(_subscriptions);
        var random = new Random(7);
        var field = default(DepthMarketDataField);
        for (var round = 0; round < 20_000; round++)
        {
            random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new Span<DepthMarketDataField>(ref field)));
            field.InstrumentID.Set("rb2510");
            dispatcher.Dispatch(in field);
            while (_reader.TryRead(out var tick))
                Assert.Equal(Rebar.Id, tick.Instrument);
        }
    }

    [Theory]
    [InlineData("SR509", 3180, 3220, 3400, 3200, 32_000)]
    [InlineData("SR509", 3180, 3220, 3400, 32_000, 32_000)]
    // All trades at one price, and an average that was rounded below it.
    [InlineData("SR509", 3200, 3200, 3400, 3199, 31_990)]
    [InlineData("SR509", 3200, 3200, 3400, 31_990, 31_990)]
    // An option: its limits are as wide apart as its future's, and its price may be many times what it was.
    [InlineData("SR509C5600", 1.5, 3, 300, 2, 20)]
    [InlineData("SR509C5600", 1.5, 3, 300, 20, 20)]
    [InlineData("SR509C5600", 1.5, 25, 300, 20, 20)]
    [InlineData("SR509C5600", 1.5, 3, double.MaxValue, 20, 20)]
    // Nobody can tell.
    [InlineData("SR509C5600", double.MaxValue, double.MaxValue, 300, 20, 20)]
    public void Turnover_without_the_multiplier_is_completed_at_czce(string symbol, double low, double high, double limit, double sent, double expected)
    {
        var field = Snapshot(symbol);
        (field.LowestPrice, field.HighestPrice, field.UpperLimitPrice) = (low, high, limit);
        field.Volume = 100;
        field.Turnover = 100 * sent;
        Assert.Equal(100 * expected, Send(field, new InstrumentId(symbol, Exchange.Czce)).Turnover);
    }

    [Fact]
    public void Symbols_of_any_length_find_their_readers()
    {
        string[] symbols = ["m", "rb2510", "IO2509-C-3300", "exactly16letters", "seventeen-letters", "SPD SR509&SR601-and-something-long", "seventeen-letterz"];
        foreach (var symbol in symbols)
            Subscribe(new InstrumentId(symbol, new Exchange("TEST")));
        var dispatcher = new TickDispatcher(_subscriptions);
        foreach (var symbol in symbols)
        {
            dispatcher.Dispatch(Snapshot(symbol));
            Assert.Equal(symbol, Read().Instrument.Symbol);
        }

        Assert.False(_reader.TryRead(out _));
    }

    private Tick Send(DepthMarketDataField field, InstrumentId id)
    {
        Subscribe(id);
        new TickDispatcher(_subscriptions).Dispatch(in field);
        return Read();
    }

    private void Subscribe(InstrumentId id) => _subscriptions.Add(_reader.Writer, [id], Contracts);

    private Tick Read()
    {
        Assert.True(_reader.TryRead(out var tick));
        return tick;
    }

    private static DepthMarketDataField Snapshot(string symbol)
    {
        var field = default(DepthMarketDataField);
        field.InstrumentID.Set(symbol);
        field.TradingDay.Set("20250805");
        field.ActionDay.Set("20250805");
        field.UpdateTime.Set("10:30:01");
        field.UpdateMillisec = 500;
        field.LastPrice = 3205;
        field.PreSettlementPrice = 3190;
        field.PreClosePrice = 3195;
        field.PreOpenInterest = 1_700_000;
        field.OpenPrice = 3200;
        field.HighestPrice = 3220;
        field.LowestPrice = 3180;
        field.Volume = 123_456;
        field.Turnover = 3.95e9;
        field.OpenInterest = 1_712_345;
        field.ClosePrice = field.SettlementPrice = double.MaxValue;
        field.UpperLimitPrice = 3400;
        field.LowerLimitPrice = 3000;
        (field.BidPrice1, field.BidVolume1) = (3204, 11);
        (field.AskPrice1, field.AskVolume1) = (3205, 22);
        field.AveragePrice = 32_010;
        return field;
    }
}
