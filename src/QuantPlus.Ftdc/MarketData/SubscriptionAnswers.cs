using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>The subscriptions that wait for the counter's answer, by symbol: the counter answers each symbol by itself.</summary>
internal sealed class SubscriptionAnswers(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>The error where symbols were not answered in time.</summary>
    public static GatewayTimeoutException TooLate(string[] missing, TimeSpan timeout) => new(new GatewayError(GatewayErrorKind.Timeout, string.Create(
        CultureInfo.InvariantCulture,
        $"{Family.Name} did not answer the subscription of {string.Join(", ", missing.Take(5))}{(missing.Length > 5 ? ", …" : "")} within {timeout.TotalSeconds:0.###} s."))
    {
        Cure = "The counter may be closed or overloaded; try again later.",
    });

    /// <summary>Sends a subscription and waits until each of its symbols is answered, or the time is over.</summary>
    /// <returns>The symbols that were not answered.</returns>
    /// <exception cref="GatewayException">Not sent, refused, or disconnected.</exception>
    public async Task<string[]> SendAsync(string[] symbols, Func<string[], int> send, TimeSpan timeout, CancellationToken cancellationToken)
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
            return [];
        }
        catch (TimeoutException)
        {
            return [.. symbols.Where((_, i) => !answers[i].IsCompleted)];
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
