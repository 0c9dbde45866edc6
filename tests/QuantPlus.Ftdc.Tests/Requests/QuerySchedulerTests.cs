using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Tests.Requests;

public sealed class QuerySchedulerTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly PendingRequests _requests;
    private readonly QueryScheduler _queries;
    private readonly List<int> _sent = [];

    public QuerySchedulerTests()
    {
        _requests = new PendingRequests(_time);
        _queries = new QueryScheduler(_requests, _time, TimeSpan.FromSeconds(60));
    }

    public void Dispose() => _queries.Dispose();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_collected_until_the_last_one()
    {
        var query = Ask();
        _requests.OnAnswer(_sent[0], "a", null, false);
        _requests.OnAnswer(_sent[0], "b", null, false);
        Assert.False(query.IsCompleted);
        _requests.OnAnswer(_sent[0], "c", null, true);
        Assert.Equal(["a", "b", "c"], await query);
    }

    [Fact]
    public async Task An_answer_without_rows_is_an_empty_list()
    {
        var query = Ask();
        _requests.OnAnswer(_sent[0], null, null, true);
        Assert.Empty(await query);
    }

    [Fact]
    public async Task Only_one_query_is_in_flight_and_the_next_one_keeps_the_pace()
    {
        var first = Ask();
        var second = Ask();
        Assert.Single(_sent);
        _requests.OnAnswer(_sent[0], "a", null, true);
        await first;
        Assert.Single(_sent);

        await AdvanceUntil(() => _sent.Count == 2, TimeSpan.FromMilliseconds(100));
        _requests.OnAnswer(_sent[1], "b", null, true);
        Assert.Equal(["b"], await second);
    }

    [Fact]
    public async Task Too_soon_is_asked_again_later()
    {
        var returns = new Queue<int>([-3, -2, 0]);
        var query = _queries.QueryAsync<string>("the test", id => Send(id, returns.Dequeue()), null, None);
        await AdvanceUntil(() => _sent.Count == 3, TimeSpan.FromMilliseconds(500));
        _requests.OnAnswer(_sent[2], "a", null, true);
        Assert.Equal(["a"], await query);
    }

    [Fact]
    public async Task An_error_of_the_counter_ends_the_query_with_its_number()
    {
        var query = Ask();
        _requests.OnAnswer(_sent[0], null, new CounterError(15, "no"), true);
        Assert.Equal(15, (await Assert.ThrowsAsync<GatewayException>(() => query)).Code);
    }

    [Fact]
    public async Task A_missing_last_page_times_out()
    {
        var query = Ask();
        _requests.OnAnswer(_sent[0], "a", null, false);
        await AdvanceUntil(() => query.IsCompleted, TimeSpan.FromSeconds(10));
        var thrown = await Assert.ThrowsAsync<GatewayTimeoutException>(() => query);
        Assert.NotEmpty(thrown.Error.Cure);

        // The late answer disturbs nobody.
        _requests.OnAnswer(_sent[0], "b", null, true);
    }

    [Fact]
    public async Task A_lost_connection_ends_what_waits()
    {
        var query = Ask();
        _requests.FailAll(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => query);
    }

    [Fact]
    public async Task A_cancelled_query_lets_the_next_one_pass()
    {
        using var cancelled = new CancellationTokenSource();
        var first = _queries.QueryAsync<string>("the test", id => Send(id, 0), null, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = Ask();
        await AdvanceUntil(() => _sent.Count == 2, TimeSpan.FromMilliseconds(500));
        _requests.OnAnswer(_sent[1], "a", null, true);
        Assert.Equal(["a"], await second);
    }

    [Fact]
    public async Task Ten_thousand_waiting_queries_are_too_many()
    {
        using var cancelled = new CancellationTokenSource();
        var queries = Enumerable.Range(0, 10_000).Select(_ => _queries.QueryAsync<string>("the test", id => Send(id, 0), null, cancelled.Token)).ToArray();
        Assert.Equal(9_000, queries.Count(query => query.IsFaulted));
        Assert.Equal(GatewayErrorKind.Transient, (await Assert.ThrowsAsync<GatewayException>(() => queries[^1])).Kind);
        await cancelled.CancelAsync();
        foreach (var query in queries)
            await Assert.ThrowsAnyAsync<Exception>(() => query);
    }

    private Task<IReadOnlyList<string>> Ask() => _queries.QueryAsync<string>("the test", id => Send(id, 0), null, None);

    private int Send(int id, int returned)
    {
        _sent.Add(id);
        return returned;
    }

    // Continuations run on the thread pool: time goes on in small steps until they have done what is waited for.
    private async Task AdvanceUntil(Func<bool> done, TimeSpan step)
    {
        for (var steps = 0; !done(); steps++)
        {
            Assert.True(steps < 10_000, "It never happened.");
            _time.Advance(step);
            await Task.Delay(1, None);
        }
    }
}
