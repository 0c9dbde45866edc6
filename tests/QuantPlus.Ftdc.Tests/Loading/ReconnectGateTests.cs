using Microsoft.Extensions.Time.Testing;
using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Tests.Loading;

public sealed class ReconnectGateTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ReconnectGate _gate;

    public ReconnectGateTests() => _gate = new ReconnectGate(_time);

    [Fact]
    public void A_gate_that_was_not_opened_holds_nobody()
    {
        for (var loss = 0; loss < 1000; loss++)
        {
            _gate.OnConnected();
            _gate.OnDisconnected();
        }
    }

    [Fact]
    public async Task Closing_ends_the_wait_and_all_later_ones()
    {
        _gate.Open();
        _gate.OnDisconnected();
        _gate.OnDisconnected();
        _gate.OnDisconnected();

        // The fourth would take 5 s.
        var held = Task.Run(_gate.OnDisconnected, TestContext.Current.CancellationToken);
        _gate.Close();
        await held;
        _gate.OnDisconnected();
    }

    [Fact]
    public void Whether_a_connection_stands_is_known()
    {
        Assert.False(_gate.IsConnectedFor(TimeSpan.Zero));
        _gate.OnConnected();
        Assert.False(_gate.IsConnectedFor(TimeSpan.FromSeconds(1)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_gate.IsConnectedFor(TimeSpan.FromSeconds(1)));
        _gate.OnDisconnected();
        Assert.False(_gate.IsConnectedFor(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_parked_object_comes_back_from_no_callback()
    {
        _gate.Open();
        _gate.Park();
        var thread = new Thread(_gate.OnConnected) { IsBackground = true };
        thread.Start();
        while ((thread.ThreadState & System.Threading.ThreadState.WaitSleepJoin) == 0)
            Thread.Yield();
        Assert.False(thread.Join(TimeSpan.FromMilliseconds(50)));
    }
}
