using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.Requests;

/// <summary>
/// Sends queries as counters want them: one in flight, paced, and again after a while where the counter or the library says "too soon".
/// What a login needs goes first, then what somebody awaits, then what the gateway refreshes by itself; equal queries that wait are asked once. Closed until the
/// first login, and after a loss until the next.
/// </summary>
internal sealed class QueryScheduler(PendingRequests requests, TimeProvider time, TimeSpan queryTimeout, GatewayRecorder recorder) : IDisposable
{
    private const int MaxWaiting = 1000;
    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly QueryLine _line = new();
    private CancellationTokenSource _connection = new();
    private GatewayError _lost = new(GatewayErrorKind.Disconnected, $"The {Family.Name} trading side is not logged in yet.");
    private TaskCompletionSource? _idle;
    private long? _lastSent;
    private bool _isSending;
    private bool _isClosed = true;

    /// <summary>Least time between two queries; set after each login, when the front has told its pace.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _line.Count;
        }
    }

    /// <summary>Waits for its turn, asks, and returns all rows.</summary>
    /// <exception cref="GatewayException">Refused, too late, disconnected, or too many queries wait already.</exception>
    /// <param name="name">What is asked, for messages: "the contracts". Two queries of the same name ask for the same and apply the same.</param>
    /// <param name="send">Calls the API with the request id.</param>
    /// <param name="apply">Takes the complete answer on the owner loop, before the stream's next message; null for nothing.</param>
    /// <param name="cancellationToken">Gives up waiting. A query that is sent already stays in flight until its answer or its timeout.</param>
    /// <param name="priority">Who goes first.</param>
    public Task<IReadOnlyList<T>> QueryAsync<T>(
        string name,
        Func<int, int> send,
        Action<IReadOnlyList<T>>? apply,
        CancellationToken cancellationToken,
        QueryPriority priority = QueryPriority.Awaited)
        where T : class =>
        recorder.RunAsync(Operation.Query, GatewaySides.Trading, name, () => AskAsync(name, send, apply, priority, cancellationToken));

    private async Task<IReadOnlyList<T>> AskAsync<T>(
        string name, Func<int, int> send, Action<IReadOnlyList<T>>? apply, QueryPriority priority, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var query = Enqueue(name, send, apply is null ? null : rows => apply([.. rows.OfType<T>()]), priority, out var mustSend);
        if (mustSend)
            _ = SendAllAsync();
        try
        {
            return [.. (await query.Answer.WaitAsync(cancellationToken).ConfigureAwait(false)).OfType<T>()];
        }
        finally
        {
            Leave(query);
        }
    }

    /// <summary>
    /// Ends everything that waits or is on its way, because its connection is gone. What is asked from now on fails in the same way, until <see cref="Open"/>:
    /// over the next connection it would be sent before the login, and still be unanswered when the login's own queries are to be sent.
    /// </summary>
    public void FailAll(GatewayError error)
    {
        CancellationTokenSource ended;
        lock (_lock)
        {
            _isClosed = true;
            while (_line.TryTake(out var query))
                query.Fail(new GatewayDisconnectedException(error));
            _lost = error;
            ended = _connection;
            _connection = new CancellationTokenSource();
        }

        ended.Cancel();
        ended.Dispose();
    }

    /// <summary>Takes queries: the connection is logged in.</summary>
    public void Open()
    {
        lock (_lock)
            _isClosed = false;
    }

    /// <summary>
    /// After a loss: ends when no query of the lost connection is on its way into the library any more. One may have been just then, and goes out over the next
    /// connection; a login that is sent behind it is answered behind it too.
    /// </summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
            return _isClosed && _isSending ? (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
    }

    public void Dispose() => _connection.Dispose();

    private QueuedQuery Enqueue(
        string name, Func<int, int> send, Action<IReadOnlyList<object>>? apply, QueryPriority priority, out bool mustSend)
    {
        lock (_lock)
        {
            mustSend = false;
            if (_isClosed)
                throw new GatewayDisconnectedException(_lost);
            if (!_line.TryJoin(name, priority, out var query))
            {
                if (_line.Count >= MaxWaiting && priority != QueryPriority.Login)
                    throw TooMany();
                query = new QueuedQuery(name, send, apply);
                _line.Add(query, priority);
                mustSend = !_isSending;
                _isSending = true;
            }

            query.Askers++;
            return query;
        }
    }

    private void Leave(QueuedQuery query)
    {
        lock (_lock)
        {
            if (--query.Askers == 0)
                _line.Remove(query);
        }
    }

    // One query after the other until none waits; the caller of the first one sends it itself.
    private async Task SendAllAsync()
    {
        while (true)
        {
            QueuedQuery? query;
            CancellationToken connectionEnded;
            lock (_lock)
            {
                if (!_line.TryTake(out query))
                {
                    _isSending = false;
                    _idle?.SetResult();
                    _idle = null;
                    return;
                }

                connectionEnded = _connection.Token;
            }

            var startedAt = time.GetTimestamp();
            try
            {
                var rows = await SendUntilTakenAsync(query, connectionEnded).ConfigureAwait(false);
                recorder.QueryEnded(query.Name, startedAt, null);
                query.Complete(rows);
            }
            catch (Exception exception)
            {
                // Whatever it is, it is the asker's; the next query goes on.
                var error = exception is OperationCanceledException && connectionEnded.IsCancellationRequested
                    ? new GatewayDisconnectedException(_lost)
                    : exception;
                recorder.QueryEnded(query.Name, startedAt, error);
                query.Fail(error);
            }
        }
    }

    private async Task<IReadOnlyList<object>> SendUntilTakenAsync(QueuedQuery query, CancellationToken connectionEnded)
    {
        var started = time.GetTimestamp();
        var retryDelay = FirstRetryDelay;
        while (true)
        {
            await WaitForPaceAsync(connectionEnded).ConfigureAwait(false);
            try
            {
                connectionEnded.ThrowIfCancellationRequested();
                var left = queryTimeout - time.GetElapsedTime(started);
                return await requests.SendAsync(
                    query.Name, query.Send, left > TimeSpan.Zero ? left : TimeSpan.Zero, query.Apply, connectionEnded).ConfigureAwait(false);
            }
            catch (GatewayException exception)
                when (exception.Kind == GatewayErrorKind.Transient && time.GetElapsedTime(started) + retryDelay < queryTimeout)
            {
                await Task.Delay(retryDelay, time, connectionEnded).ConfigureAwait(false);
                retryDelay = retryDelay * 2 < MaxRetryDelay ? retryDelay * 2 : MaxRetryDelay;
            }
        }
    }

    private async Task WaitForPaceAsync(CancellationToken connectionEnded)
    {
        if (_lastSent is { } lastSent)
        {
            var left = Interval - time.GetElapsedTime(lastSent);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, time, connectionEnded).ConfigureAwait(false);
        }

        _lastSent = time.GetTimestamp();
    }

    private static GatewayException TooMany() => new(new GatewayError(GatewayErrorKind.Transient, string.Create(
        CultureInfo.InvariantCulture, $"{MaxWaiting} queries wait for their turn already."))
    {
        Cure = "Counters answer about one query a second; ask less often, or use the values the gateway keeps current.",
    });
}
