namespace QuantPlus.MarketData;

/// <summary>
/// What a consumer does next where that belongs to a synchronization context or a task scheduler. A thread of the pool hands it over to it: that may
/// allocate, wait and throw, which is nothing for the counter's thread.
/// </summary>
internal sealed class ContextContinuation : IThreadPoolWorkItem
{
    private readonly object _context;
    private readonly ExecutionContext? _flow;
    private readonly object? _state;
    private Action<object?>? _continuation;

    private ContextContinuation(object context, ExecutionContext? flow, Action<object?> continuation, object? state) =>
        (_context, _flow, _continuation, _state) = (context, flow, continuation, state);

    /// <summary>Has the pool hand over the <see cref="ContextContinuation"/> it is given.</summary>
    public static Action<object?> Queue { get; } =
        static continuation => ThreadPool.UnsafeQueueUserWorkItem((ContextContinuation)continuation!, preferLocal: false);

    /// <summary>A continuation for the context or scheduler of the moment; null where there is none.</summary>
    public static ContextContinuation? OfCurrent(Action<object?> continuation, object? state, bool flows)
    {
        object? context = SynchronizationContext.Current;
        if (context is null || context.GetType() == typeof(SynchronizationContext))
            context = TaskScheduler.Current == TaskScheduler.Default ? null : TaskScheduler.Current;
        return context is null ? null : new ContextContinuation(context, flows ? ExecutionContext.Capture() : null, continuation, state);
    }

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            if (_context is SynchronizationContext context)
                context.Post(static self => ((ContextContinuation)self!).Run(), this);
            else
                Task.Factory.StartNew(static self => ((ContextContinuation)self!).Run(), this, default, TaskCreationOptions.DenyChildAttach, (TaskScheduler)_context);
        }
        catch (Exception)
        {
            // The context is gone, as that of a window that was closed. Better to go on here than to leave the consumer waiting for ever.
            Run();
        }
    }

    private void Run()
    {
        // Once, although a context may run it and throw.
        if (Interlocked.Exchange(ref _continuation, null) is not { } continuation)
            return;
        if (_flow is null)
            continuation(_state);
        else
            ExecutionContext.Run(_flow, new ContextCallback(continuation), _state);
    }
}
