using Microsoft.Extensions.Time.Testing;
using QuantPlus.Ftdc.MarketData;

namespace QuantPlus.Ftdc.Tests.MarketData;

public sealed class SubscriptionPaceTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_contracts_a_second_go_out_from_however_many_callers()
    {
        var pace = new SubscriptionPace(_clock);
        for (var i = 0; i < 10; i++)
            Assert.True(pace.WaitAsync(100, TestEnds).IsCompleted);

        var next = pace.WaitAsync(500, TestEnds);
        _clock.Advance(TimeSpan.FromSeconds(0.49));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.02));
        await next;

        var whole = pace.WaitAsync(1000, TestEnds);
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(whole.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await whole;
    }

    [Fact]
    public async Task A_quiet_time_gives_no_more_than_a_second_in_advance()
    {
        var pace = new SubscriptionPace(_clock);
        await pace.WaitAsync(1000, TestEnds);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(pace.WaitAsync(1000, TestEnds).IsCompleted);
        Assert.False(pace.WaitAsync(1, TestEnds).IsCompleted);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_takes_no_room()
    {
        var pace = new SubscriptionPace(_clock);
        await pace.WaitAsync(1000, TestEnds);
        using var cancellation = new CancellationTokenSource();
        var given = pace.WaitAsync(1000, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        var next = pace.WaitAsync(1000, TestEnds);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await next;
    }
}
