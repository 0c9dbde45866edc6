using QuantPlus.Feeds;
using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Trading;

public sealed class TradingStateTests
{
    private static readonly DateOnly Today = new(2025, 6, 11);
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    private readonly TradingState _state;

    public TradingStateTests()
    {
        var orders = new UpdateFeed<Order>();
        var rates = new RateBook();
        var positions = new PositionTracker(new UpdateFeed<Position>(orders.Gate), () => ContractCatalog.Empty, rates, NoTick);
        _state = new TradingState(
            new OrderTracker(orders, new UpdateFeed<Trade>(orders.Gate), TimeProvider.System, positions), positions, new AccountBook(new UpdateFeed<Account>()), rates);
    }

    [Fact]
    public void References_never_run_backwards_on_a_day()
    {
        _state.BeginLogin(Login(Today));
        var first = _state.ContinueReferences(100);
        first.Last += 5;

        // A counter that has begun anew, or whose answer could not be read, names a lower one.
        _state.BeginLogin(Login(Today));
        Assert.Equal(105, _state.ContinueReferences(0).Last);
        Assert.Equal(200, _state.ContinueReferences(200).Last);

        _state.BeginLogin(Login(Today.AddDays(1)));
        Assert.Equal(7, _state.ContinueReferences(7).Last);
    }

    [Fact]
    public void A_login_that_does_not_say_its_day_ends_no_day()
    {
        _state.BeginLogin(Login(Today));
        _state.Orders.OnOrder(Report("1"));
        _state.BeginLogin(Login(null));
        Assert.Equal(Today, _state.TradingDay);
        _state.Orders.OnOrder(Report("2"));
        Assert.Equal(2, _state.Orders.Orders.Count);

        _state.BeginLogin(Login(Today.AddDays(1)));
        Assert.Empty(_state.Orders.Orders);
    }

    [Fact]
    public void A_cancel_of_an_order_without_an_answer_is_not_over()
    {
        var book = new GuardBook(_state, NoTick);
        var sent = new OrderId(1, 1, "1");
        Assert.True(book.IsOver(sent));
        _state.Orders.ExpectAnswer(sent, OrderRequest.Buy(Rebar, 1, 3200));
        Assert.False(book.IsOver(sent));
        _state.Orders.OnOrder(Report("1") with { Order = Report("1").Order with { Status = OrderStatus.Cancelled } });
        Assert.True(book.IsOver(sent));
    }

    [Fact]
    public void A_trade_while_the_positions_are_asked_for_leaves_them_in_doubt()
    {
        _state.Positions.BeginQuery();
        _state.Positions.Load([], isQuiet: true);
        Assert.False(_state.Positions.HasTradedSinceQuery);
        _state.Positions.BeginQuery();
        _state.Orders.OnTrade(
            new Trade { TradeId = "1", Instrument = Rebar, ExchangeOrderId = "1", Volume = 1, Price = 3200, TradingDay = Today, Offset = Offset.Open }, out _);
        _state.Positions.Load([], isQuiet: true);
        Assert.True(_state.Positions.HasTradedSinceQuery);
    }

    private static LoginAnswer Login(DateOnly? day) => new(1, 1, 0, day);

    private static OrderReport Report(string reference) => new(
        new Order { Id = new OrderId(1, 1, reference), Instrument = Rebar, Volume = 1, Status = OrderStatus.Queueing, TradingDay = Today },
        reference,
        IsImmediate: false);

    private static bool NoTick(InstrumentId instrument, out QuantPlus.MarketData.Tick tick)
    {
        tick = default;
        return false;
    }
}
