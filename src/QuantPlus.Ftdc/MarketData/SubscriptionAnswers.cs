using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>The subscriptions that wait for the counter's answer, by symbol: the counter answers each symbol by itself.</summary>
internal sealed class SubscriptionAnswers(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Sends a subscription and waits until each of its symbols is answered.</summary>
    /// <exception cref="GatewayException">Not sent, refused, too late, or disconnected.</exception>
    public async Task SendAsync(string[] symbols, Func<string[], int> send, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var answers = new Task[symbols.Length];
        lock (_lock)
        {
            for (var i = 0; i < symbols.Length; i++)
            {
                if (!_waiting.TryGetValue(symbols[i], out var answer))
                    _waiting[symbols[i]] = answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                answers[i] = answer.Task;
            }
        }

        try
        {
            var returned = send(symbols);
            if (returned != 0)
                throw ErrorCatalog.FromReturnValue("the subscription", returned);
            await Task.WhenAll(answers).WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            var missing = symbols.Where((_, i) => !answers[i].IsCompleted).ToArray();
            throw new GatewayTimeoutException(new GatewayError(GatewayErrorKind.Timeout, string.Create(
                CultureInfo.InvariantCulture,
                $"{Family.Name} did not answer the subscription of {string.Join(", ", missing.Take(5))}{(missing.Length > 5 ? ", …" : "")} within {timeout.TotalSeconds:0.###} s."))
            {
                Cure = "The counter may be closed or overloaded; try again later.",
            });
        }
        finally
        {
            lock (_lock)
            {
                foreach (var symbol in symbols)
                    _waiting.Remove(symbol);
            }
        }
    }

    public void OnAnswer(string symbol, CounterError? error)
    {
        TaskCompletionSource? answer;
        lock (_lock)
            _waiting.TryGetValue(symbol, out answer);
        if (error is { } counterError)
            answer?.TrySetException(ErrorCatalog.ToException($"the subscription of {symbol}", counterError));
        else
            answer?.TrySetResult();
    }

    public void FailAll(GatewayError error)
    {
        lock (_lock)
        {
            foreach (var answer in _waiting.Values)
                answer.TrySetException(new GatewayDisconnectedException(error));
        }
    }
}
