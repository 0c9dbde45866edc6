using Microsoft.Extensions.Time.Testing;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Tests.Session;

public sealed class AttemptPaceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly AttemptPace _pace;

    public AttemptPaceTests() => _pace = new AttemptPace(_time, new Random(1));

    [Fact]
    public void The_first_attempt_is_made_at_once() => Assert.Equal(TimeSpan.Zero, _pace.Next());

    [Fact]
    public void A_connection_that_comes_and_goes_costs_one_login_a_second_at_most()
    {
        var attempts = 0;
        var due = _pace.Next();

        // A thousand connections a second for ten seconds; each that is lost before its attempt was due makes none.
        for (var millisecond = 0; millisecond < 10_000; millisecond++)
        {
            if (due <= TimeSpan.Zero)
            {
                _pace.OnAttempt();
                attempts++;
            }

            _time.Advance(TimeSpan.FromMilliseconds(1));
            due = _pace.Next();
        }

        Assert.InRange(attempts, 2, 10);
    }

    [Fact]
    public void Attempts_that_fail_become_more_seldom_up_to_a_minute()
    {
        var delays = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            var due = _pace.Next();
            delays.Add(due);
            _time.Advance(due);
            _pace.OnAttempt();
        }

        Assert.Equal(TimeSpan.Zero, delays[0]);
        Assert.InRange(delays[1], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.25));
        Assert.InRange(delays[3], TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
        Assert.InRange(delays[^1], TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(75));
    }

    [Fact]
    public void A_session_that_was_ready_for_a_while_starts_from_nothing()
    {
        for (var i = 0; i < 6; i++)
            _pace.OnAttempt();
        _pace.OnReady();
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, _pace.Next());
    }

    [Fact]
    public void A_session_that_was_ready_for_a_moment_only_does_not()
    {
        for (var i = 0; i < 6; i++)
            _pace.OnAttempt();
        _pace.OnReady();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(_pace.Next(), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(39));
    }

    [Fact]
    public void Chance_makes_a_wait_up_to_a_quarter_longer_and_never_shorter()
    {
        Assert.Equal(TimeSpan.FromSeconds(1), AttemptPace.Spacing(1, 0));
        Assert.Equal(TimeSpan.FromSeconds(1.25), AttemptPace.Spacing(1, 1));
        Assert.Equal(TimeSpan.FromSeconds(60), AttemptPace.Spacing(1000, 0));
    }
}
