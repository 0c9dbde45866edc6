using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Ftdc.Session;
using QuantPlus.Telemetry;

namespace QuantPlus.Ftdc.Tests.Requests;

public sealed class QuerySchedulerTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly PendingRequests _requests;
    private readonly QueryScheduler _queries;

    // Written by whatever thread sends, and read by the test's.
    private ImmutableList<int> _sent = [];
    private ImmutableList<string> _names = [];

    public QuerySchedulerTests()
    {
        _requests = new PendingRequests(_time);
        _queries = new QueryScheduler(_requests, _time, TimeSpan.FromSeconds(60), new GatewayRecorder("test", _time));
        _queries.Open();
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
    public async Task An_answer_after_its_timeout_is_nobodys()
    {
        var first = Ask();
        await AdvanceUntil(() => first.IsCompleted, TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<GatewayTimeoutException>(() => first);

        // The next query gets its own answer, and not that of the one before it.
        var second = Ask();
        await AdvanceUntil(() => _sent.Count == 2, TimeSpan.FromMilliseconds(100));
        _requests.OnAnswer(_sent[0], "late", null, true);
        Assert.False(second.IsCompleted);
        _requests.OnAnswer(_sent[1], "b", null, true);
        Assert.Equal(["b"], await second);
    }

    [Fact]
    public async Task A_lost_connection_ends_what_waits()
    {
        var query = Ask();
        _requests.FailAll(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => query);
    }

    [Fact]
    public async Task A_query_that_waits_ends_with_its_connection_and_is_never_sent()
    {
        var first = Ask("a");
        var second = Ask("b");
        _queries.FailAll(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => first);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => second);

        _queries.Open();
        var third = Ask("c");
        await AdvanceUntil(() => _sent.Count == 2, TimeSpan.FromMilliseconds(100));
        _requests.OnAnswer(_sent[1], "c", null, true);
        Assert.Equal(["c"], await third);
        Assert.Equal(["a", "c"], _names);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_first_login()
    {
        using var queries = new QueryScheduler(_requests, _time, TimeSpan.FromSeconds(60), new GatewayRecorder("test", _time));
        var early = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => queries.QueryAsync<string>("the test", id => Send(id, 0), null, None));
        Assert.Contains("not logged in", early.Message, StringComparison.Ordinal);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task A_query_whose_sending_gives_up_is_the_askers_alone()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _queries.QueryAsync<string>("the test", _ => throw new OperationCanceledException(given.Token), null, None));

        var next = Ask();
        await AdvanceUntil(() => _sent.Count == 1, TimeSpan.FromMilliseconds(100));
        _requests.OnAnswer(_sent[0], "a", null, true);
        Assert.Equal(["a"], await next);
    }

    [Fact]
    public async Task What_a_login_needs_goes_first_however_many_wait()
    {
        using var cancelled = new CancellationTokenSource();
        var others = Enumerable.Range(0, 1001)
            .Select(number => _queries.QueryAsync<string>($"other {number}", id => Send(id, 0, $"other {number}"), null, cancelled.Token)).ToArray();
        var orders = Ask("the orders", QueryPriority.Refresh);
        var needed = Ask("the settlement confirmation", QueryPriority.Login);
        Assert.True(orders.IsFaulted);
        Assert.False(needed.IsCompleted);

        _requests.OnAnswer(_sent[0], null, null, true);
        await AdvanceUntil(() => _sent.Count == 2, TimeSpan.FromMilliseconds(500));
        _requests.OnAnswer(_sent[1], null, null, true);
        await needed;
        Assert.Equal(["other 0", "the settlement confirmation"], _names.Take(2));
        await cancelled.CancelAsync();
        foreach (var other in others)
            await Record.ExceptionAsync(() => other);
    }

    [Fact]
    public async Task Nothing_is_sent_between_a_loss_and_the_next_login()
    {
        _queries.FailAll(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        var early = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => Ask());
        Assert.Equal("gone", early.Error.Message);
        Assert.Empty(_sent);

        _queries.Open();
        var query = Ask();
        _requests.OnAnswer(Assert.Single(_sent), "a", null, true);
        Assert.Equal(["a"], await query);
    }

    [Fact]
    public async Task The_next_login_waits_for_a_query_that_is_on_its_way_into_the_library_when_its_connection_is_lost()
    {
        Assert.True(_queries.WhenIdleAsync().IsCompleted);
        using var isInside = new SemaphoreSlim(0);
        using var mayReturn = new SemaphoreSlim(0);
        var query = Task.Run(
            () => _queries.QueryAsync<string>(
                "the test",
                id =>
                {
                    isInside.Release();
                    mayReturn.Wait(None);
                    return Send(id, 0);
                },
                null,
                None),
            None);
        await isInside.WaitAsync(None);
        Assert.True(_queries.WhenIdleAsync().IsCompleted, "Nothing is lost yet.");

        var lost = new GatewayError(GatewayErrorKind.Disconnected, "gone");
        _queries.FailAll(lost);
        _requests.FailAll(lost);
        var idle = _queries.WhenIdleAsync();
        Assert.False(idle.IsCompleted);
        mayReturn.Release();
        await idle;
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => query);
    }

    [Fact]
    public async Task A_query_that_was_told_too_soon_ends_with_its_connection_while_it_waits_to_ask_again()
    {
        var query = _queries.QueryAsync<string>("the test", id => Send(id, -2), null, None);
        _queries.FailAll(new GatewayError(GatewayErrorKind.Disconnected, "gone"));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => query);
    }

    [Fact]
    public async Task A_cancelled_query_that_is_sent_stays_in_flight_until_its_answer()
    {
        using var cancelled = new CancellationTokenSource();
        var first = _queries.QueryAsync<string>("the first", id => Send(id, 0), null, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = Ask();
        _time.Advance(TimeSpan.FromSeconds(5));
        await Task.Yield();
        Assert.Single(_sent);

        _requests.OnAnswer(_sent[0], null, null, true);
        await AdvanceUntil(() => _sent.Count == 2, TimeSpan.FromMilliseconds(500));
        _requests.OnAnswer(_sent[1], "a", null, true);
        Assert.Equal(["a"], await second);
    }

    [Fact]
    public async Task A_cancelled_query_that_waits_is_never_sent()
    {
        using var cancelled = new CancellationTokenSource();
        var first = Ask("a");
        var second = _queries.QueryAsync<string>("b", id => Send(id, 0, "b"), null, cancelled.Token);
        var third = Ask("c");
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _requests.OnAnswer(_sent[0], "a", null, true);
        await first;
        await AdvanceUntil(() => _sent.Count == 2, TimeSpan.FromMilliseconds(500));
        _requests.OnAnswer(_sent[1], "c", null, true);
        await third;
        Assert.Equal(["a", "c"], _names);
    }

    [Fact]
    public async Task What_somebody_awaits_goes_before_what_the_gateway_refreshes()
    {
        var queries = new[]
        {
            Ask("first"), Ask("refresh 1", QueryPriority.Refresh), Ask("refresh 2", QueryPriority.Refresh), Ask("awaited 1"), Ask("awaited 2"),
        };
        await AnswerAll(queries);
        Assert.Equal(["first", "awaited 1", "awaited 2", "refresh 1", "refresh 2"], _names);
    }

    [Fact]
    public async Task Equal_queries_that_wait_are_asked_once_and_all_get_the_answer()
    {
        var applied = 0;
        var first = Ask("first");
        var same = Enumerable.Range(0, 20)
            .Select(_ => _queries.QueryAsync<string>("same", id => Send(id, 0, "same"), _ => applied++, None)).ToArray();
        await AnswerAll([first, .. same]);
        Assert.Equal(["first", "same"], _names);
        Assert.Equal(1, applied);
        foreach (var query in same)
            Assert.Equal(["answer"], await query);
    }

    [Fact]
    public async Task A_query_in_flight_is_not_joined_because_its_answer_may_be_older_than_the_question()
    {
        await AnswerAll([Ask("same"), Ask("same")]);
        Assert.Equal(["same", "same"], _names);
    }

    [Fact]
    public async Task A_refresh_moves_up_when_somebody_awaits_it()
    {
        var queries = new[]
        {
            Ask("first"), Ask("refresh 1", QueryPriority.Refresh), Ask("refresh 2", QueryPriority.Refresh), Ask("awaited"), Ask("refresh 2"),
        };
        await AnswerAll(queries);
        Assert.Equal(["first", "awaited", "refresh 2", "refresh 1"], _names);
    }

    [Fact]
    public async Task Ten_thousand_waiting_queries_are_too_many()
    {
        using var cancelled = new CancellationTokenSource();
        var queries = Enumerable.Range(0, 10_000)
            .Select(number => _queries.QueryAsync<string>($"the test {number}", id => Send(id, 0), null, cancelled.Token)).ToArray();

        // One is in flight, a thousand wait.
        Assert.Equal(8_999, queries.Count(query => query.IsFaulted));
        Assert.Equal(GatewayErrorKind.Transient, (await Assert.ThrowsAsync<GatewayException>(() => queries[^1])).Kind);
        await cancelled.CancelAsync();
        foreach (var query in queries)
            await Assert.ThrowsAnyAsync<Exception>(() => query);
    }

    private Task<IReadOnlyList<string>> Ask(string name = "the test", QueryPriority priority = QueryPriority.Awaited) =>
        _queries.QueryAsync<string>(name, id => Send(id, 0, name), null, None, priority);

    private int Send(int id, int returned, string name = "")
    {
        ImmutableInterlocked.Update(ref _names, names => names.Add(name));
        ImmutableInterlocked.Update(ref _sent, sent => sent.Add(id));
        return returned;
    }

    private async Task AnswerAll(Task<IReadOnlyList<string>>[] queries)
    {
        var answered = 0;
        await AdvanceUntil(
            () =>
            {
                if (_sent.Count > answered)
                    _requests.OnAnswer(_sent[answered++], "answer", null, true);
                return queries.All(query => query.IsCompleted);
            },
            TimeSpan.FromMilliseconds(100));
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
