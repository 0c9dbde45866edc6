using System.Globalization;
using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Requests;

/// <summary>
/// Sends queries as counters want them: one in flight, paced, and again after a while where the counter or the library says "too soon".
/// </summary>
internal sealed class QueryScheduler(PendingRequests requests, TimeProvider time, TimeSpan queryTimeout) : IDisposable
{
    private const int MaxWaiting = 1000;
    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _lastSent;
    private int _waiting;

    /// <summary>Least time between two queries; set after each login, when the front has told its pace.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Waits for its turn, asks, and returns all rows.</summary>
    /// <exception cref="GatewayException">Refused, too late, disconnected, or too many queries wait already.</exception>
    /// <param name="name">What is asked, for messages: "the contracts".</param>
    /// <param name="send">Calls the API with the request id.</param>
    /// <param name="apply">Takes the complete answer on the owner loop, before the stream's next message; null for nothing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        string name, Func<int, int> send, Action<IReadOnlyList<T>>? apply, CancellationToken cancellationToken)
        where T : class
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new GatewayException(new GatewayError(GatewayErrorKind.Transient, string.Create(
                CultureInfo.InvariantCulture, $"{MaxWaiting} queries wait for their turn already."))
            {
                Cure = "Counters answer about one query a second; ask less often, or use the values the gateway keeps current.",
            });
        }

        try
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                IReadOnlyList<T> typed = [];
                await SendUntilTakenAsync(
                    name,
                    send,
                    rows =>
                    {
                        typed = [.. rows.OfType<T>()];
                        apply?.Invoke(typed);
                    },
                    cancellationToken).ConfigureAwait(false);
                return typed;
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task SendUntilTakenAsync(
        string name, Func<int, int> send, Action<IReadOnlyList<object>> apply, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var retryDelay = FirstRetryDelay;
        while (true)
        {
            await WaitForPaceAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var left = queryTimeout - time.GetElapsedTime(started);
                await requests.SendAsync(name, send, left > TimeSpan.Zero ? left : TimeSpan.Zero, apply, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (GatewayException exception)
                when (exception.Kind == GatewayErrorKind.Transient && time.GetElapsedTime(started) + retryDelay < queryTimeout)
            {
                await Task.Delay(retryDelay, time, cancellationToken).ConfigureAwait(false);
                retryDelay = retryDelay * 2 < MaxRetryDelay ? retryDelay * 2 : MaxRetryDelay;
            }
        }
    }

    private async Task WaitForPaceAsync(CancellationToken cancellationToken)
    {
        if (_lastSent != 0)
        {
            var left = Interval - time.GetElapsedTime(_lastSent);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
        }

        _lastSent = time.GetTimestamp();
    }
}
