using System.Runtime.CompilerServices;
using System.Threading.Channels;
using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>
/// One consumer's ticks: written by the counter's thread, which never waits and never allocates, and read through the usual
/// <see cref="ChannelReader{T}"/>. Reading without waiting is safe from any thread; only one reader at a time may wait.
/// </summary>
internal sealed class TickChannel : ChannelReader<Tick>
{
    private const int MaxCapacity = 1 << 20;

    // Some 8 µs of looking before a consumer goes to sleep: waking one takes the counter's thread much longer than writing a tick.
    // With pauses of 0.2 µs, in which ticks gather: a consumer at the writer's heels takes the ring's cache lines away from it at each look.
    private const int SpinPause = 8;
    private static readonly int SpinCount = Environment.ProcessorCount > 1 ? 40 : 0;
    private const long NoEnd = long.MaxValue;

    private readonly TickBuffer _buffer;
    private readonly TickRing? _ring;
    private readonly ConflatedTicks? _newest;
    private readonly ITickHandler? _handler;
    private readonly TickWaiter _waiter = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _completing = new();
    private readonly bool _dropsNewest;
    private Exception? _error;

    // The position at which the stream ends. A tick that the counter's thread writes just as the stream is completed lies behind it.
    private long _end = NoEnd;

    /// <summary>Creates a channel for ticks of these contracts; with a handler, nothing is buffered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The options are impossible.</exception>
    public TickChannel(TickSubscriptionOptions options, IReadOnlyCollection<InstrumentId> instruments, ITickHandler? handler = null)
    {
        Check(options);
        StampsReceived = options.StampReceived;
        _handler = handler;
        _dropsNewest = options.FullMode == TickFullMode.DropNewest;
        if (_handler is not null)
            _buffer = new TickRing(1);
        else if (options.FullMode == TickFullMode.Conflate)
            _buffer = _newest = new ConflatedTicks(instruments);
        else
            _buffer = _ring = new TickRing(options.Capacity);
    }

    /// <summary>Whether the consumer wants to know when ticks came in.</summary>
    public bool StampsReceived { get; }

    /// <summary>How many ticks were lost because the consumer was too slow.</summary>
    public long Dropped => _buffer.Dropped;

    public override bool CanCount => true;

    public override bool CanPeek => _buffer.CanPeek;

    public override int Count => (int)Math.Max(0, Math.Min(_buffer.Tail, Volatile.Read(ref _end)) - _buffer.Head);

    public override Task Completion => _completion.Task;

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
        if (_waiter.IsWaiting)
            _waiter.Wake(true);
    }

    /// <summary>Ends the stream: what has been written can still be read. From any thread; only the first call counts.</summary>
    public void Complete(Exception? error = null)
    {
        lock (_completing)
        {
            if (_end != NoEnd)
                return;
            _error = error;
            Interlocked.Exchange(ref _end, _buffer.Tail);
        }

        if (!TryFinish())
            _waiter.Wake(true);
        else if (error is null)
            _waiter.Wake(false);
        else
            _waiter.Fail(error);
    }

    public override bool TryRead(out Tick item)
    {
        var taken = _buffer.TryRead(Volatile.Read(ref _end), out item);
        if (Volatile.Read(ref _end) != NoEnd)
            TryFinish();
        return taken;
    }

    public override bool TryPeek(out Tick item) => _buffer.TryPeek(Volatile.Read(ref _end), out item);

    /// <summary>Takes what waits, at most as many ticks as fit, without waiting. The quickest way to read.</summary>
    /// <returns>How many were taken.</returns>
    public int Read(Span<Tick> ticks)
    {
        var count = _buffer.Read(Volatile.Read(ref _end), ticks);
        if (Volatile.Read(ref _end) != NoEnd)
            TryFinish();
        return count;
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        if (TryAnswer(out var answer))
            return answer;
        for (var i = 0; i < SpinCount; i++)
        {
            Thread.SpinWait(SpinPause);
            if (TryAnswer(out answer))
                return answer;
        }

        _waiter.Begin();
        if (TryAnswer(out answer) && _waiter.TryWithdraw())
            return answer;
        return _waiter.Wait(cancellationToken);
    }

    public override ValueTask<Tick> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<Tick>(cancellationToken);
        return TryRead(out var tick) ? new ValueTask<Tick>(tick) : WaitAndReadAsync(cancellationToken);
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Tick> WaitAndReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (TryRead(out var tick))
                    return tick;
            }
        }
        catch (Exception error) when (error == _error)
        {
            // Waiting on a stream that broke throws the error itself, reading from it the channel's own exception around it.
        }

        throw new ChannelClosedException(_error);
    }

    private bool IsFinished => Volatile.Read(ref _end) <= _buffer.Head;

    /// <summary>Whether a wait has its answer already.</summary>
    private bool TryAnswer(out ValueTask<bool> answer)
    {
        var end = Volatile.Read(ref _end);
        var head = _buffer.Head;
        if (head < Math.Min(_buffer.Tail, end))
        {
            answer = new ValueTask<bool>(true);
            return true;
        }

        if (end == NoEnd)
        {
            answer = default;
            return false;
        }

        TryFinish();
        answer = _error is null ? new ValueTask<bool>(false) : ValueTask.FromException<bool>(_error);
        return true;
    }

    /// <summary>Completes <see cref="Completion"/> when the stream has ended and everything is read.</summary>
    private bool TryFinish()
    {
        if (!IsFinished)
            return false;
        if (_error is null)
            _completion.TrySetResult();
        else
            _completion.TrySetException(_error);
        return true;
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
