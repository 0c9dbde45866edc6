using System.Globalization;
using QuantPlus.Ftdc.Requests;

namespace QuantPlus.Ftdc.Raw;

/// <summary>What an expert can do with one API object while it is alive.</summary>
/// <param name="calls">Calls the object.</param>
/// <param name="requests">The engine's own requests, whose numbers are shared.</param>
/// <param name="queries">The engine's own line of queries; null where the side has none.</param>
/// <param name="collector">Collects the answers.</param>
/// <param name="timeout">How long the whole answer to a request may take.</param>
internal sealed class NativeSession<TApi>(
    ApiCalls<TApi> calls, PendingRequests requests, QueryScheduler? queries, AnswerCollector collector, TimeSpan timeout)
    where TApi : class
{
    private int _queries;

    public int NextRequestId() => requests.NextId();

    /// <summary>Calls the object; false once the session has ended.</summary>
    public bool TryCall<T>(Func<TApi, T> call, out T? result) => calls.TryCall(call, out result);

    public Task<IReadOnlyList<TRow>> RequestAsync<TRow>(string name, Func<TApi, int, int> send, CancellationToken cancellationToken)
        where TRow : unmanaged =>
        CollectAsync<TRow>(send, function => requests.SendAsync(name, function, timeout, null, cancellationToken));

    public Task<IReadOnlyList<TRow>> QueryAsync<TRow>(string name, Func<TApi, int, int> send, CancellationToken cancellationToken)
        where TRow : unmanaged
    {
        if (queries is null)
            return RequestAsync<TRow>(name, send, cancellationToken);

        // Queries of one name are asked once for all who want them; what an expert asks is never the same.
        var unique = string.Create(CultureInfo.InvariantCulture, $"{name} (query {Interlocked.Increment(ref _queries)})");
        return CollectAsync<TRow>(send, function => queries.QueryAsync<object>(unique, function, null, cancellationToken));
    }

    private async Task<IReadOnlyList<TRow>> CollectAsync<TRow>(Func<TApi, int, int> send, Func<Func<int, int>, Task<IReadOnlyList<object>>> ask)
        where TRow : unmanaged
    {
        // Its answer is collected until its last row, also when nobody waits for it any more: whoever comes after it in the line has to wait for that row.
        int Send(int id)
        {
            collector.Add(id);
            var returned = calls.TryCall(api => send(api, id), out var value) ? value : ApiCalls<TApi>.NotConnected;
            if (returned != 0)
                collector.Remove(id);
            return returned;
        }

        return [.. (await ask(Send).ConfigureAwait(false)).OfType<TRow>()];
    }
}
