using QuantPlus.Ftdc.Loading;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>The callbacks of a parked object, called as a library calls them: through the table.</summary>
public sealed class ParkingCallbacksTests
{
    private const int LastSlot = 255;

    private readonly ParkingCallbacks _parking = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(LastSlot)]
    public void No_callback_comes_back_before_the_object_is_used_again(int slot)
    {
        _parking.Park();
        var library = Call(slot);
        WaitUntilHeld();
        Assert.True(library.IsAlive);
        _parking.Resume();
        Assert.True(library.Join(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, _parking.Held);
    }

    [Fact]
    public void The_last_callback_tells_whether_there_is_a_connection()
    {
        Assert.True(ResumeAfter(inherited: false, slot: 0));
        Assert.False(ResumeAfter(inherited: true, slot: 1));
        Assert.True(ResumeAfter(inherited: true, slot: 2));
        Assert.False(ResumeAfter(inherited: false, slot: 2));
        Assert.True(ResumeAfter(inherited: true, slot: null));
        Assert.False(ResumeAfter(inherited: false, slot: null));
    }

    [Fact]
    public void What_the_session_knew_does_not_overwrite_what_came_later()
    {
        _parking.Park();
        var library = Call(0);
        WaitUntilHeld();
        _parking.Inherit(false);
        Assert.True(_parking.Resume());
        library.Join();
    }

    [Fact]
    public unsafe void A_new_session_can_be_told_of_the_connection()
    {
        var callbacks = new Recorder();
        ParkingCallbacks.TellConnected(callbacks.Attach(InterfaceVersion.All[0]));
        Assert.Equal(1, callbacks.Connections);

        // One that has gone meanwhile is told nothing.
        var gone = new Recorder();
        var instance = gone.Attach(InterfaceVersion.Newest);
        gone.Detach();
        ParkingCallbacks.TellConnected(instance);
        Assert.Equal(0, gone.Connections);
    }

    private bool ResumeAfter(bool inherited, int? slot)
    {
        _parking.Park();
        _parking.Inherit(inherited);
        var library = slot is { } called ? Call(called) : null;
        if (library is not null)
            WaitUntilHeld();
        var connected = _parking.Resume();
        library?.Join();
        return connected;
    }

    private unsafe Thread Call(int slot)
    {
        var function = (delegate* unmanaged[Cdecl]<nint, nint, nint, int, byte, void>)(*(nint**)_parking.Instance)[slot];
        var thread = new Thread(() => function(_parking.Instance, 0, 0, 0, 0)) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private void WaitUntilHeld()
    {
        while (_parking.Held == 0)
            Thread.Yield();
    }

    private sealed class Recorder : MdSpi
    {
        public int Connections { get; private set; }

        protected override void OnFrontConnected() => Connections++;
    }
}
