using System.Collections.Concurrent;
using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Requests;

/// <summary>
/// The requests that wait for their answers, by request id. Each ends exactly once: with its last row, an error, its timeout,
/// its cancellation or the end of the connection. Nothing in the vendor API times out by itself.
/// </summary>
internal sealed class PendingRequests(TimeProvider time)
{
    private readonly ConcurrentDictionary<int, PendingRequest> _pending = new();
    private int _lastId;

    /// <summary>A request id that no other request of this connection has.</summary>
    public int NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>
    /// Sends a request and waits for all rows of its answer.
    /// </summary>
    /// <param name="name">What is asked, for messages: "the login".</param>
    /// <param name="send">Calls the API with the request id; returns what the API returned.</param>
    /// <param name="timeout">How long the whole answer may take.</param>
    /// <param name="apply">Takes the complete answer on the owner loop, before the stream's next message; null for nothing.</param>
    /// <param name="cancellationToken">Gives up waiting; the answer is then ignored.</param>
    /// <param name="onRefused">
    /// Told on the owner loop that the counter refuses, also when that comes after the timeout, as long as the connection holds; null for nobody.
    /// </param>
    /// <exception cref="GatewayException">Not sent, refused, too late, or disconnected.</exception>
    public async Task<IReadOnlyList<object>> SendAsync(
        string name,
        Func<int, int> send,
        TimeSpan timeout,
        Action<IReadOnlyList<object>>? apply,
        CancellationToken cancellationToken,
        Action<GatewayException>? onRefused = null)
    {
        // Above all no login of a connection that has ended: its refusal would be one too many.
        cancellationToken.ThrowIfCancellationRequested();
        var id = NextId();
        var request = new PendingRequest(name, apply, onRefused);
        var isSent = false;

        // Registered before it is sent: the answer may come on another thread before the call returns.
        _pending[id] = request;
        try
        {
            var returned = send(id);
            if (returned != 0)
                throw ErrorCatalog.FromReturnValue(name, returned);
            isSent = true;
            return await request.Answer.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new GatewayTimeoutException(new GatewayError(GatewayErrorKind.Timeout, string.Create(
                CultureInfo.InvariantCulture, $"{Family.Name} did not answer {name} within {timeout.TotalSeconds:0.###} s."))
            {
                Cure = "The counter may be closed or overloaded; try again later, or allow more time in the gateway's options.",
            });
        }
        finally
        {
            if (onRefused is null || !isSent || request.Answer.IsCompleted)
                _pending.TryRemove(id, out _);
        }
    }

    /// <summary>Takes one row of an answer. Answers to nobody (too late, or somebody else's) are ignored.</summary>
    public void OnAnswer(int id, object? row, CounterError? error, bool isLast)
    {
        if (!_pending.TryGetValue(id, out var request))
            return;
        if (error is { } counterError)
            request.Refuse(ErrorCatalog.ToException(request.Name, counterError));
        else
            request.Add(row, isLast);
        if (request.Answer.IsCompleted)
            _pending.TryRemove(id, out _);
    }

    /// <summary>Ends everything that waits, because its connection is gone.</summary>
    public void FailAll(GatewayError error)
    {
        foreach (var (id, request) in _pending)
        {
            request.Fail(new GatewayDisconnectedException(error));
            _pending.TryRemove(id, out _);
        }
    }
}
