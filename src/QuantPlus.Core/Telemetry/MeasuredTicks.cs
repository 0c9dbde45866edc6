using System.Threading.Channels;
using QuantPlus.MarketData;

namespace QuantPlus.Telemetry;

/// <summary>
/// A subscription's ticks for somebody who measures how long they take: tells of each tick that is read. Put around a subscription that begins while
/// <c>quantplus.tick.latency</c> is listened to, so that all others read as if there were no such thing.
/// </summary>
internal sealed class MeasuredTicks(ChannelReader<Tick> ticks, GatewayRecorder recorder) : ChannelReader<Tick>
{
    public override bool CanCount => ticks.CanCount;

    public override bool CanPeek => ticks.CanPeek;

    public override int Count => ticks.Count;

    public override Task Completion => ticks.Completion;

    public override bool TryPeek(out Tick item) => ticks.TryPeek(out item);

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => ticks.WaitToReadAsync(cancellationToken);

    public override bool TryRead(out Tick item)
    {
        if (!ticks.TryRead(out item))
            return false;
        recorder.TickRead(item.ReceivedTimestamp);
        return true;
    }
}
