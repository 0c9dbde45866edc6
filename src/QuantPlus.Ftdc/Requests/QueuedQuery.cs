namespace QuantPlus.Ftdc.Requests;

/// <summary>A query that waits for its turn or is on its way, and everybody who wants its answer. Guarded by the scheduler's lock.</summary>
internal sealed class QueuedQuery(string name, Func<int, int> send, Action<IReadOnlyList<object>>? apply)
{
    private readonly TaskCompletionSource<IReadOnlyList<object>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name { get; } = name;

    public Func<int, int> Send { get; } = send;

    public Action<IReadOnlyList<object>>? Apply { get; } = apply;

    public Task<IReadOnlyList<object>> Answer => _answer.Task;

    /// <summary>When its turn is.</summary>
    public QueryPriority Priority { get; set; }

    /// <summary>How many still want the answer.</summary>
    public int Askers { get; set; }

    public void Complete(IReadOnlyList<object> rows) => _answer.TrySetResult(rows);

    public void Fail(Exception exception)
    {
        _answer.TrySetException(exception);

        // Whoever asked may have given up waiting.
        _ = _answer.Task.Exception;
    }
}
