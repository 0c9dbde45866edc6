using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Requests;

/// <summary>One request that waits: collects the rows of its answer until the last one.</summary>
/// <param name="name">What is asked, for messages.</param>
/// <param name="apply">
/// Takes the complete answer on the owner loop, before the stream's next message: so a later trade is never overwritten by older rows.
/// </param>
/// <param name="onRefused">Told on the owner loop that the counter refuses, before anybody who awaits the answer; null for nobody.</param>
internal sealed class PendingRequest(string name, Action<IReadOnlyList<object>>? apply, Action<GatewayException>? onRefused)
{
    private readonly List<object> _rows = [];
    private readonly TaskCompletionSource<IReadOnlyList<object>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name { get; } = name;

    public Task<IReadOnlyList<object>> Answer => _answer.Task;

    /// <summary>Takes a row; null stands for "nothing found" and adds none.</summary>
    public void Add(object? row, bool isLast)
    {
        // What comes after the last row belongs to whoever got the rows by now.
        if (Answer.IsCompleted)
            return;
        if (row is not null)
            _rows.Add(row);
        if (!isLast)
            return;
        apply?.Invoke(_rows);
        _answer.TrySetResult(_rows);
    }

    /// <summary>The counter refuses.</summary>
    public void Refuse(GatewayException exception)
    {
        onRefused?.Invoke(exception);
        Fail(exception);
    }

    public void Fail(Exception exception)
    {
        _answer.TrySetException(exception);

        // Whoever asked may have given up waiting.
        _ = _answer.Task.Exception;
    }
}
