using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Tests.Session;

public sealed class StatusBoardTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly StatusBoard _board;

    public StatusBoardTests() => _board = new StatusBoard(GatewaySides.Trading | GatewaySides.MarketData, _time);

    [Fact]
    public void Losses_with_ever_another_reason_are_one_event_a_second()
    {
        _board.Set(GatewaySide.Trading, GatewayState.Connecting);
        for (var i = 0; i < 3000; i++)
        {
            _board.Set(GatewaySide.Trading, GatewayState.Connecting, Loss(i));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(_board.Published, 3, 4);
        Assert.Equal("loss 2999", _board.Status.Trading.LastError?.Message);
    }

    [Fact]
    public void Each_change_of_state_is_told_however_soon_it_comes()
    {
        foreach (var state in (GatewayState[])[GatewayState.Connecting, GatewayState.LoggingIn, GatewayState.Connecting, GatewayState.Faulted])
            _board.Set(GatewaySide.Trading, state, Loss((int)state));
        Assert.Equal(4, _board.Published);
    }

    [Fact]
    public void A_state_that_stays_tells_an_error_after_a_while_and_the_sides_do_not_share_it()
    {
        _board.Set(GatewaySide.Trading, GatewayState.Connecting);
        _time.Advance(TimeSpan.FromSeconds(2));
        _board.Set(GatewaySide.Trading, GatewayState.Connecting, Loss(1));
        _board.Set(GatewaySide.MarketData, GatewayState.Connecting);
        Assert.Equal(3, _board.Published);
        _board.Set(GatewaySide.Trading, GatewayState.Connecting, Loss(1));
        Assert.Equal(3, _board.Published);
    }

    [Fact]
    public void A_new_trading_day_is_told_at_once()
    {
        _board.Set(GatewaySide.Trading, GatewayState.Ready, tradingDay: new DateOnly(2025, 6, 11));
        _board.Set(GatewaySide.Trading, GatewayState.Ready, tradingDay: new DateOnly(2025, 6, 12));
        Assert.Equal(2, _board.Published);
    }

    [Fact]
    public void An_error_alone_leaves_the_state_and_does_not_hide_why_a_side_stopped()
    {
        _board.Set(GatewaySide.Trading, GatewayState.LoggingIn);
        _board.SetError(GatewaySide.Trading, Loss(1));
        Assert.Equal((GatewayState.LoggingIn, Loss(1)), (_board.Status.Trading.State, _board.Status.Trading.LastError));

        _board.Set(GatewaySide.Trading, GatewayState.Faulted, Loss(2));
        _board.SetError(GatewaySide.Trading, Loss(3));
        Assert.Equal((GatewayState.Faulted, Loss(2)), (_board.Status.Trading.State, _board.Status.Trading.LastError));
    }

    private static GatewayError Loss(int number) => new(GatewayErrorKind.Disconnected, $"loss {number}");
}
