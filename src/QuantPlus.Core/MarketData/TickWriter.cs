using System.Runtime.CompilerServices;
using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>
/// The counter's side of one consumer's ticks, and all that both sides share. It knows nothing of the reader's object, so that a reader whom
/// nobody can reach any more is noticed although ticks are still written.
/// </summary>
internal sealed class TickWriter
{
    /// <summary>Where a stream ends that has not ended.</summary>
    public const long NoEnd = long.MaxValue;

    private const int MaxCapacity = 1 << 20;

    private readonly TickRing? _ring;
    private readonly ConflatedTicks? _newest;
    private readonly ITickHandler? _handler;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _completing = new();
    private readonly bool _dropsNewest;

    // The position at which the stream ends. A tick that the counter's thread writes just as the stream is completed lies behind it.
    private long _end = NoEnd;

    /// <summary>Creates the writing side for ticks of these contracts; with a handler, nothing is buffered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The options are impossible.</exception>
    public TickWriter(TickSubscriptionOptions options, IReadOnlyCollection<InstrumentId> instruments, ITickHandler? handler)
    {
        Check(options);
        StampsReceived = options.StampReceived;
        _handler = handler;
        _dropsNewest = options.FullMode == TickFullMode.DropNewest;
        if (_handler is not null)
            Buffer = new TickRing(1);
        else if (options.FullMode == TickFullMode.Conflate)
            Buffer = _newest = new ConflatedTicks(instruments);
        else
            Buffer = _ring = new TickRing(options.Capacity);
    }

    /// <summary>The ticks that wait.</summary>
    public TickBuffer Buffer { get; }

    /// <summary>The consumer that waits.</summary>
    public TickWaiter Waiter { get; } = new();

    /// <summary>Whether the consumer wants to know when ticks came in.</summary>
    public bool StampsReceived { get; }

    /// <summary>Whether ticks go to a handler, who needs no reader to be served.</summary>
    public bool HasHandler => _handler is not null;

    /// <summary>Which subscription of its gateway it is, in measurements; 0 where nobody counts them.</summary>
    public int Number { get; set; }

    /// <summary>How many ticks were lost because the consumer was too slow.</summary>
    public long Dropped => Buffer.Dropped;

    /// <summary>The position at which the stream ends; <see cref="NoEnd"/> as long as it goes on.</summary>
    public long End => Volatile.Read(ref _end);

    /// <summary>What ended the stream; null where it was simply completed.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Done when the stream has ended and everything is read.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Ticks of these contracts may come from now on as well.</summary>
    public void AddContracts(IReadOnlyCollection<InstrumentId> instruments) => _newest?.Add(instruments);

    /// <summary>Writes a tick. Never waits, throws or allocates. For one thread, the counter's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(in Tick tick)
    {
        if (Volatile.Read(ref _end) != NoEnd)
            return;
        if (_ring is null)
        {
            if (!TryWriteElsewhere(in tick))
                return;
        }
        else if (_dropsNewest)
        {
            _ring.WriteOrDropNewest(in tick);
        }
        else
        {
            _ring.WriteOrDropOldest(in tick);
        }

        // Without a fence, which would take longer than the ring itself: a consumer that goes to sleep pays for both (see TickWaiter.Begin).
        if (Waiter.IsWaiting)
            Waiter.Wake(true);
    }

    /// <summary>Ends the stream: what has been written can still be read. From any thread; only the first call counts.</summary>
    public void Complete(Exception? error = null)
    {
        lock (_completing)
        {
            if (_end != NoEnd)
                return;
            Error = error;
            Interlocked.Exchange(ref _end, Buffer.Tail);
        }

        if (!TryFinish())
            Waiter.Wake(true);
        else if (error is null)
            Waiter.Wake(false);
        else
            Waiter.Fail(error);
    }

    /// <summary>Completes <see cref="Completion"/> when the stream has ended and everything is read.</summary>
    public bool TryFinish()
    {
        if (End > Buffer.Head)
            return false;
        if (Error is null)
            _completion.TrySetResult();
        else
            _completion.TrySetException(Error);
        return true;
    }

    /// <summary>Hands a tick to whoever takes it in place of the ring; false where no reader can be waiting for it.</summary>
    private bool TryWriteElsewhere(in Tick tick)
    {
        if (_newest is not null)
        {
            _newest.Write(in tick);
            return true;
        }

        try
        {
            _handler!.OnTick(in tick);
        }
        catch (Exception error)
        {
            Complete(error);
        }

        return false;
    }

    private static void Check(TickSubscriptionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Capacity is < 1 or > MaxCapacity)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.Capacity, $"{nameof(TickSubscriptionOptions)}.{nameof(options.Capacity)} must be from 1 to {MaxCapacity:N0} ticks.");
        }

        if (!Enum.IsDefined(options.FullMode))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.FullMode, $"{nameof(TickSubscriptionOptions)}.{nameof(options.FullMode)} is none of {nameof(TickFullMode)}'s modes.");
        }
    }
}
