using System.Diagnostics;
using QuantPlus.Benchmarks.Paths;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Scaling;

/// <summary>A number of contracts and of subscriptions that read all or a part of them.</summary>
internal sealed class ScalingCase : IDisposable
{
    private const int Portion = 4096;

    private readonly ITickPath _path;
    private readonly List<ITickSubscription> _subscriptions;
    private readonly Tick[] _read = new Tick[Portion];

    /// <param name="contracts">How many contracts there are.</param>
    /// <param name="subscribers">How many subscriptions.</param>
    /// <param name="overlap">Which share of the contracts each reads, beginning at another place.</param>
    public ScalingCase(int contracts, int subscribers, double overlap)
    {
        var options = new TickSubscriptionOptions();
        _path = TickPaths.Create("CTP", contracts, options);
        _subscriptions = [_path.Subscription];
        var length = (int)(contracts * overlap);
        if (overlap < 1)
            _path.Subscription.Remove(_path.Subscription.Instruments.Skip(length));
        for (var i = 1; i < subscribers; i++)
        {
            var start = (contracts - length) * i / Math.Max(1, subscribers - 1);
            _subscriptions.Add(_path.Open(start..(start + length), options));
        }
    }

    /// <summary>Nanoseconds of the library's thread for each tick.</summary>
    public double Run(int ticks)
    {
        var time = 0L;
        for (var written = 0; written < ticks; written += Portion)
        {
            var begin = Stopwatch.GetTimestamp();
            _path.Publish(Portion);
            time += Stopwatch.GetTimestamp() - begin;
            foreach (var subscription in _subscriptions)
                subscription.Read(_read);
        }

        if (_subscriptions.Sum(subscription => subscription.Dropped) != 0)
            throw new InvalidOperationException("Ticks were dropped: the measurement means nothing.");
        return time * 1e9 / Stopwatch.Frequency / ticks;
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions.Skip(1))
            subscription.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _path.Dispose();
    }
}
