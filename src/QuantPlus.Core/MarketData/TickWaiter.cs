using System.Threading.Tasks.Sources;

namespace QuantPlus.MarketData;

/// <summary>
/// The one consumer that waits for ticks, woken without an allocation. The waiting state is claimed by whoever ends the wait: the writer,
/// the completion, a cancellation, or the consumer itself that found something after all.
/// </summary>
internal sealed class TickWaiter : IValueTaskSource<bool>
{
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _cancellation;
    private int _isTaken;
    private int _isWaiting;

    /// <summary>Whether somebody waits.</summary>
    public bool IsWaiting => Volatile.Read(ref _isWaiting) != 0;

    /// <summary>
    /// Begins a wait. The caller has to look once more afterwards whether there is something to read, and to call <see cref="TryWithdraw"/>
    /// if so: what was written before this returned wakes nobody.
    /// </summary>
    /// <exception cref="InvalidOperationException">Somebody waits already.</exception>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
        {
            throw new InvalidOperationException(
                "Another read of this tick subscription is still waiting. A subscription is for one reader at a time: "
                + "await or cancel the pending read first, or open a subscription per reader.");
        }

        Volatile.Write(ref _isWaiting, 1);

        // A writer that has not seen the flag may have a tick in its store buffer that we do not see. This makes every processor finish what
        // it has begun, so that the writer need not do so for each tick: half a microsecond here for five nanoseconds a tick there.
        Interlocked.MemoryBarrierProcessWide();
    }

    /// <summary>The wait that has begun.</summary>
    public ValueTask<bool> Wait(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister(static (waiter, token) => ((TickWaiter)waiter!).Cancel(token), this);
        return new ValueTask<bool>(this, _source.Version);
    }

    /// <summary>Takes a wait back that has begun; false where somebody has ended it already.</summary>
    public bool TryWithdraw()
    {
        if (!TryEnd())
            return false;
        Volatile.Write(ref _isTaken, 0);
        return true;
    }

    /// <summary>Ends the wait, if there is one: there is something to read (true) or never will be (false).</summary>
    public void Wake(bool canRead)
    {
        if (TryEnd())
            _source.SetResult(canRead);
    }

    /// <summary>Ends the wait, if there is one, with an error.</summary>
    public void Fail(Exception error)
    {
        if (TryEnd())
            _source.SetException(error);
    }

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        // Asked for the status first, so that a misused ValueTask cannot free a wait that is still going on.
        if (_source.GetStatus(token) == ValueTaskSourceStatus.Pending)
            return _source.GetResult(token);

        _cancellation.Dispose();
        _cancellation = default;
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            // Now, and not only for the next wait: it holds the consumer, who may never come again.
            _source.Reset();
            Volatile.Write(ref _isTaken, 0);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        // Asked for the status so that a misused ValueTask changes nothing.
        _source.GetStatus(token);
        var context = (flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) == 0 ? null
            : ContextContinuation.OfCurrent(continuation, state, (flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0);

        // What belongs to a context sees to it by itself that the writer does not run it.
        _source.RunContinuationsAsynchronously = context is null;
        if (context is null)
            _source.OnCompleted(continuation, state, token, flags & ~ValueTaskSourceOnCompletedFlags.UseSchedulingContext);
        else
            _source.OnCompleted(ContextContinuation.Queue, context, token, ValueTaskSourceOnCompletedFlags.None);
    }

    private bool TryEnd() => Interlocked.CompareExchange(ref _isWaiting, 0, 1) == 1;

    private void Cancel(CancellationToken token) => Fail(new OperationCanceledException(token));
}
