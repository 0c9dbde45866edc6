using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Core.Tests.Trading.Guards;

public sealed class TradingGuardsTests
{
    private static readonly Contract Rebar = new()
    {
        Id = InstrumentId.Parse("rb2510.SHFE"),
        ProductId = "rb",
        PriceTick = 1,
        MinLimitOrderVolume = 2,
        MaxLimitOrderVolume = 500,
        MaxMarketOrderVolume = 30,
    };

    private readonly FakeBook _book = new();
    private readonly FakeTimeProvider _time = new();
    private readonly TradingGuardOptions _options = new();
    private readonly List<int> _warnings = [];
    private TradingGuards? _guards;
    private int _lastRef;

    private TradingGuards Guards => _guards ??= new TradingGuards(_options, _book, _time, (_, count) => _warnings.Add(count));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_volume_within_the_contract_s_limits_passes(int volume, bool passes) =>
        Expect(passes ? null : (TradingGuard.Volume, OrderRejectReason.InvalidVolume), Buy(volume, 3000));

    [Fact]
    public void A_market_order_has_limits_of_its_own()
    {
        Expect(null, Buy(1, double.NaN) with { Type = OrderType.Market });
        Expect((TradingGuard.Volume, OrderRejectReason.InvalidVolume), Buy(31, double.NaN) with { Type = OrderType.Market });
    }

    [Fact]
    public void A_volume_above_the_option_is_refused()
    {
        _options.MaxOrderVolume = 10;
        Expect(null, Buy(10, 3000));
        Expect((TradingGuard.Volume, OrderRejectReason.InvalidVolume), Buy(11, 3000));
    }

    [Fact]
    public void A_price_off_the_grid_or_outside_the_limits_is_refused()
    {
        Expect((TradingGuard.PriceGrid, OrderRejectReason.PriceOffGrid), Buy(2, 3000.5));
        Expect(null, Buy(2, 9999));
        _book.LastTick = new Tick { LowerLimitPrice = 2900, UpperLimitPrice = double.NaN };
        Expect(null, Buy(2, 2900));
        Expect(null, Buy(2, 9999));
        Expect((TradingGuard.PriceLimits, OrderRejectReason.PriceOutsideLimits), Buy(2, 2899));
        _book.LastTick = new Tick { LowerLimitPrice = 2900, UpperLimitPrice = 3100 };
        Expect((TradingGuard.PriceLimits, OrderRejectReason.PriceOutsideLimits), Buy(2, 3101));
        Expect(null, Buy(2, double.NaN) with { Type = OrderType.Market });
    }

    [Fact]
    public void What_is_switched_off_lets_pass()
    {
        _options.ContractVolume = _options.PriceGrid = _options.PriceLimits = false;
        _book.LastTick = new Tick { LowerLimitPrice = 2900, UpperLimitPrice = 3100 };
        Expect(null, Buy(100_000, 5000.5));
    }

    [Fact]
    public void A_read_only_gateway_refuses_orders_and_cancels()
    {
        _options.ReadOnly = true;
        Expect((TradingGuard.ReadOnly, OrderRejectReason.ReadOnly), Buy(2, 3000));
        Assert.Equal(TradingGuard.ReadOnly, Assert.Throws<OrderRejectedException>(() => Guards.AdmitCancel(Order(1))).Guard);
    }

    [Fact]
    public void Positions_orders_at_the_counter_and_orders_just_sent_count_as_held()
    {
        _options.MaxPosition = 10;
        _book.Positions[PositionDirection.Long] = 4;
        _book.Pending.Add(new PendingOrder(Id(-1), Rebar.Id, Direction.Buy, Offset.Open, 3000, 2, true));
        _book.Pending.Add(new PendingOrder(Id(-2), Rebar.Id, Direction.Buy, Offset.Close, 3000, 50, true));
        Expect(null, Buy(2, 3000));
        Expect((TradingGuard.Position, OrderRejectReason.PositionLimit), Buy(3, 3000));
        Expect(null, Buy(2, 3000));
        Expect((TradingGuard.Position, OrderRejectReason.PositionLimit), Buy(2, 3000));

        // The other side, and closing, are another matter.
        Expect(null, Sell(10, 3000));
        Expect(null, Buy(100, 3000) with { Offset = Offset.Close });
    }

    [Fact]
    public void An_order_that_is_answered_counts_by_what_the_counter_says_of_it()
    {
        _options.MaxPosition = 10;
        Guards.Admit(Id(1), Buy(10, 3000), Rebar);
        Expect((TradingGuard.Position, OrderRejectReason.PositionLimit), Buy(2, 3000));

        // Known and still pending: counted once, not twice.
        _book.Pending.Add(new PendingOrder(Id(1), Rebar.Id, Direction.Buy, Offset.Open, 3000, 8, true));
        Expect((TradingGuard.Position, OrderRejectReason.PositionLimit), Buy(3, 3000));
        _book.Known.Add(Id(1));
        Expect(null, Buy(2, 3000));
    }

    [Fact]
    public void An_order_that_was_not_sent_or_never_arrived_does_not_count()
    {
        _options.MaxPosition = 10;
        Guards.Admit(Id(1), Buy(10, 3000), Rebar);
        Guards.Forget(Id(1));
        Guards.Admit(Id(2), Buy(10, 3000), Rebar);
        Guards.BeginSession();
        Expect(null, Buy(10, 3000));
    }

    [Fact]
    public void A_product_has_a_limit_of_its_own()
    {
        _options.MaxPosition = 100;
        _options.MaxPositionByProduct["rb"] = 5;
        var refusal = Expect((TradingGuard.Position, OrderRejectReason.PositionLimit), Buy(6, 3000));
        Assert.Contains("MaxPositionByProduct:rb", refusal!.Error.Cure, StringComparison.Ordinal);
        Guards.Admit(Id(9), Buy(50, 3000), Rebar with { ProductId = "RB" });
    }

    [Fact]
    public void Only_one_of_many_orders_from_many_threads_takes_the_last_place()
    {
        _options.MaxPosition = 20;
        var guards = Guards;
        var passed = 0;
        Parallel.For(0, 100, i =>
        {
            try
            {
                guards.Admit(Id(i), Buy(2, 3000), Rebar);
                Interlocked.Increment(ref passed);
            }
            catch (OrderRejectedException)
            {
                // Above the limit.
            }
        });
        Assert.Equal(10, passed);
    }

    [Theory]
    [InlineData(Direction.Sell, 3010, 3009, false)]
    [InlineData(Direction.Sell, 3010, 3010, true)]
    [InlineData(Direction.Sell, double.NaN, 1, true)]
    [InlineData(Direction.Buy, 3010, 3010, false)]
    public void An_order_that_would_meet_one_of_the_account_is_refused(Direction resting, double price, double bid, bool refused)
    {
        _options.SelfTrade = true;
        _book.Pending.Add(new PendingOrder(Id(-1), Rebar.Id, resting, Offset.Open, price, 1, true));
        Expect(refused ? (TradingGuard.SelfTrade, OrderRejectReason.SelfTrade) : null, Buy(2, bid));
    }

    [Fact]
    public void A_market_order_meets_whatever_rests_on_the_other_side_and_nothing_else()
    {
        _options.SelfTrade = true;
        var market = Buy(2, double.NaN) with { Type = OrderType.Market };
        _book.Pending.Add(new PendingOrder(Id(-1), Rebar.Id, Direction.Sell, Offset.Open, 9999, 1, false));
        _book.Pending.Add(new PendingOrder(Id(-2), InstrumentId.Parse("rb2601.SHFE"), Direction.Sell, Offset.Open, 1, 1, true));
        Expect(null, market);
        _book.Pending.Add(new PendingOrder(Id(-3), Rebar.Id, Direction.Sell, Offset.Open, 9999, 1, true));
        var refusal = Expect((TradingGuard.SelfTrade, OrderRejectReason.SelfTrade), market);
        Assert.Contains(Id(-3).ToString(), refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_second_takes_so_many_orders_and_no_more()
    {
        _options.MaxOrdersPerSecond = 2;
        Expect(null, Buy(2, 3000));
        _time.Advance(TimeSpan.FromMilliseconds(600));
        Expect(null, Buy(2, 3000));

        // Refused by another guard: does not count.
        Expect((TradingGuard.PriceGrid, OrderRejectReason.PriceOffGrid), Buy(2, 3000.5));
        _time.Advance(TimeSpan.FromMilliseconds(399));
        var refusal = Expect((TradingGuard.OrderRate, OrderRejectReason.TooManyOrders), Buy(2, 3000));
        Assert.Equal(GatewayErrorClass.Transient, refusal!.Error.Class);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Expect(null, Buy(2, 3000));
        Expect((TradingGuard.OrderRate, OrderRejectReason.TooManyOrders), Buy(2, 3000));
        _time.Advance(TimeSpan.FromMilliseconds(600));
        Expect(null, Buy(2, 3000));
    }

    [Fact]
    public void Cancels_are_warned_of_once_and_refused_at_the_limit()
    {
        _options.WarnCancelsPerContract = 3;
        _options.MaxCancelsPerContract = 4;
        _book.Cancels = 1;
        Guards.AdmitCancel(Order(1));
        Assert.Empty(_warnings);
        Guards.AdmitCancel(Order(2));
        Guards.AdmitCancel(Order(2));
        Guards.AdmitCancel(Order(3));
        Assert.Equal([3], _warnings);
        var refusal = Assert.Throws<OrderRejectedException>(() => Guards.AdmitCancel(Order(4)));
        Assert.Equal((TradingGuard.Cancels, OrderRejectReason.TooManyCancels), (refusal.Guard, refusal.Reason));

        // One of them traded before its cancel came, another was not sent: there is room again, and the warning stays one.
        _book.Over.Add(Id(1));
        Guards.AdmitCancel(Order(4));
        Guards.ForgetCancel(Order(4));
        Guards.AdmitCancel(Order(5));
        Assert.Equal([3], _warnings);

        // The next trading day.
        _book.Over.UnionWith([Id(2), Id(3), Id(5)]);
        _book.Cancels = 0;
        Guards.AdmitCancel(Order(6));
        _book.Cancels = 2;
        Guards.AdmitCancel(Order(7));
        Assert.Equal([3, 4], _warnings);
    }

    private static OrderId Id(int reference) => new(1, 2, reference.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Order Order(int reference) => new() { Id = Id(reference), Instrument = Rebar.Id };

    private static OrderRequest Buy(int volume, double price) => OrderRequest.Buy(Rebar.Id, volume, price);

    private static OrderRequest Sell(int volume, double price) => OrderRequest.Sell(Rebar.Id, volume, price);

    private OrderRejectedException? Expect((TradingGuard, OrderRejectReason)? refusal, OrderRequest request)
    {
        var id = Id(1000 + ++_lastRef);
        if (refusal is not { } expected)
        {
            Guards.Admit(id, request, Rebar);
            return null;
        }

        var thrown = Assert.Throws<OrderRejectedException>(() => Guards.Admit(id, request, Rebar));
        Assert.Equal(expected, (thrown.Guard!.Value, thrown.Reason));
        Assert.NotEmpty(thrown.Error.Cure);
        return thrown;
    }
}
