using Microsoft.Extensions.Time.Testing;
using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Tests.Loading;

public sealed class ReconnectGateTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_gate_that_was_not_opened_holds_nobody()
    {
        var gate = new ReconnectGate(_time, [Long]);
        for (var loss = 0; loss < 1000; loss++)
        {
            gate.OnConnected();
            gate.OnDisconnected();
            gate.Hold();
        }
    }

    [Fact]
    public async Task Closing_ends_the_wait_and_all_later_ones()
    {
        var gate = new ReconnectGate(_time, [Long]);
        gate.Open();
        gate.OnDisconnected();
        var held = new Thread(gate.Hold) { IsBackground = true };
        held.Start();
        while ((held.ThreadState & ThreadState.WaitSleepJoin) == 0)
            await Task.Yield();
        gate.Close();
        Assert.True(held.Join(TimeSpan.FromMinutes(1)));
        gate.OnDisconnected();
        gate.Hold();
    }

    [Fact]
    public void Waits_grow_while_connections_do_not_last()
    {
        var gate = new ReconnectGate(_time);
        var waits = new List<double>();
        for (var loss = 0; loss < 6; loss++)
        {
            waits.Add(gate.NextDelay.TotalSeconds);
            gate.OnConnected();
            _time.Advance(TimeSpan.FromSeconds(9));
            gate.OnDisconnected();
        }

        Assert.Equal([0.1, 1, 2, 5, 5, 5], waits);
    }

    [Fact]
    public void A_connection_that_lasted_starts_anew()
    {
        var gate = new ReconnectGate(_time);
        for (var loss = 0; loss < 3; loss++)
            gate.OnDisconnected();
        gate.OnConnected();
        _time.Advance(TimeSpan.FromSeconds(10));
        gate.OnDisconnected();

        // This was the first loss again; the next one is the second.
        Assert.Equal(TimeSpan.FromSeconds(1), gate.NextDelay);
    }

    [Fact]
    public void What_the_library_told_last_is_known()
    {
        var gate = new ReconnectGate(_time);
        Assert.False(gate.HasHeard);
        Assert.False(gate.IsConnected);
        gate.OnConnected();
        Assert.True(gate.HasHeard);
        Assert.True(gate.IsConnected);
        gate.OnDisconnected();
        Assert.True(gate.HasHeard);
        Assert.False(gate.IsConnected);
    }

    [Fact]
    public void A_connection_is_steady_after_a_second_and_not_after_its_loss()
    {
        var gate = new ReconnectGate(_time);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(gate.IsSteady);
        gate.OnConnected();
        Assert.False(gate.IsSteady);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(gate.IsSteady);
        gate.OnDisconnected();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(gate.IsSteady);
    }
}
