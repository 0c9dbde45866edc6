using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace QuantPlus.MarketData.Bars;

/// <summary>Makes bars of ticks.</summary>
public static class TickBars
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>
    /// Reads a subscription's ticks as bars, each as soon as it has ended: by the first tick behind it, or by the clock where none comes. Bars of one
    /// contract come in the order of time. When the stream ends, so do the bars that are open. Bars that ticks may be missing from because the
    /// subscription dropped some are not <see cref="Bar.IsComplete"/>.
    /// </summary>
    /// <param name="subscription">The ticks; this is their one reader as long as it reads.</param>
    /// <param name="options">How bars are made; null for one minute in the exchanges' hours.</param>
    /// <param name="cancellationToken">Stops reading; the bars that are open are not given out.</param>
    /// <exception cref="ArgumentException">The options are impossible.</exception>
    public static IAsyncEnumerable<Bar> ReadBarsAsync(
        this ITickSubscription subscription, BarOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return Read(subscription.Ticks, subscription, options, cancellationToken);
    }

    /// <summary>
    /// Reads ticks as bars, each as soon as it has ended: by the first tick behind it, or by the clock where none comes. Bars of one contract come in
    /// the order of time. When the stream ends, so do the bars that are open. Ticks that are missing from the stream are not noticed.
    /// </summary>
    /// <param name="ticks">The ticks, in the order of time; this is their one reader as long as it reads.</param>
    /// <param name="options">How bars are made; null for one minute in the exchanges' hours.</param>
    /// <param name="cancellationToken">Stops reading; the bars that are open are not given out.</param>
    public static IAsyncEnumerable<Bar> ReadBarsAsync(
        this ChannelReader<Tick> ticks, BarOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticks);
        return Read(ticks, null, options, cancellationToken);
    }

    private static IAsyncEnumerable<Bar> Read(
        ChannelReader<Tick> ticks, ITickSubscription? subscription, BarOptions? options, CancellationToken cancellationToken)
    {
        options ??= new BarOptions();
        Check(options);
        return ReadAsync(ticks, subscription, options, cancellationToken);
    }

    private static async IAsyncEnumerable<Bar> ReadAsync(
        ChannelReader<Tick> ticks, ITickSubscription? subscription, BarOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var series = new BarSeries(options);
        var drops = new DropWatch(subscription);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<bool>? wait = null;
        try
        {
            do
            {
                while (ticks.TryRead(out var tick))
                {
                    if (drops.IsGap(isEmpty: false))
                        series.AddGap();
                    series.Add(in tick);
                    while (series.TakeEnded() is { } bar)
                        yield return bar;
                }

                if (drops.IsGap(isEmpty: true))
                    series.AddGap();

                // Only now: a tick that waited was there in time.
                series.EndDue();
                while (series.TakeEnded() is { } bar)
                    yield return bar;

                wait ??= ticks.WaitToReadAsync(ending.Token).AsTask();
                if (await EndsBeforeAsync(wait, series.UntilDue, options.TimeProvider).ConfigureAwait(false))
                {
                    var isOver = !await wait.ConfigureAwait(false);
                    wait = null;
                    if (isOver)
                        break;
                }
            }
            while (true);
        }
        finally
        {
            // Whoever reads on must find no wait of ours.
            if (wait is not null)
            {
                await ending.CancelAsync().ConfigureAwait(false);
                await ((Task)wait).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        series.EndAll();
        while (series.TakeEnded() is { } bar)
            yield return bar;
    }

    private static async Task<bool> EndsBeforeAsync(Task wait, TimeSpan? time, TimeProvider clock)
    {
        if (wait.IsCompleted || time is not { } length)
        {
            await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }

        using var ending = new CancellationTokenSource();
        var delay = Task.Delay(length > TimeSpan.Zero ? length : TimeSpan.Zero, clock, ending.Token);
        var first = await Task.WhenAny(wait, delay).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        return first == wait;
    }

    private static void Check(BarOptions options)
    {
        if (options.Minutes is < 1 or > MinutesOfDay)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.Minutes, $"{nameof(BarOptions)}.{nameof(options.Minutes)} must be from 1 to {MinutesOfDay}.");
        }

        if (options.CloseDelay < TimeSpan.Zero || options.CloseDelay > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.CloseDelay, $"{nameof(BarOptions)}.{nameof(options.CloseDelay)} must be from nothing to a day.");
        }

        if (options.Sessions is null || options.TimeProvider is null)
            throw new ArgumentException($"{nameof(BarOptions)}.{nameof(options.Sessions)} and {nameof(options.TimeProvider)} must be given.", nameof(options));
    }
}
