using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Sessions;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

public sealed class LoginTests
{
    [Fact]
    public void A_wrong_password_is_refused_and_too_many_lock_the_account()
    {
        var environment = new TestEnvironment(options => options.MaxLoginFailures = 3);
        using var client = environment.Connect();
        Assert.Equal(CounterError.InvalidLogin, client.Login("nobody").Error);
        for (var i = 0; i < 3; i++)
            Assert.Equal(CounterError.InvalidLogin, client.Login(password: "wrong").Error);
        Assert.Equal(CounterError.LoginForbidden, client.Login().Error);
    }

    [Fact]
    public void A_wrong_broker_is_refused_and_locks_nobody()
    {
        var environment = new TestEnvironment(options => (options.BrokerId, options.MaxLoginFailures) = ("8888", 1));
        using var client = environment.Connect();
        Assert.Equal(CounterError.InvalidLogin, client.Login().Error);
        Assert.Equal(CounterError.InvalidLogin, client.Login().Error);
        Assert.Equal(CounterError.None, client.Login(broker: "8888").Error);
    }

    [Fact]
    public void A_right_password_in_between_forgives_the_wrong_ones()
    {
        var environment = new TestEnvironment(options => options.MaxLoginFailures = 2);
        using var client = environment.Connect();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(CounterError.InvalidLogin, client.Login(password: "wrong").Error);
            Assert.Equal(CounterError.None, client.Login().Error);
        }
    }

    [Fact]
    public void A_first_password_has_to_be_changed()
    {
        var environment = new TestEnvironment(options => options.MustChangePassword = true);
        using var client = environment.Connect();
        Assert.Equal(CounterError.FirstLogin, client.Login().Error);
        Assert.Equal(CounterError.OldPasswordMismatch, Change("wrong", "new"));
        Assert.Equal(CounterError.PasswordMustDiffer, Change("embedded", "embedded"));
        Assert.Equal(CounterError.None, Change("embedded", "new"));
        Assert.Equal(CounterError.InvalidLogin, client.Login().Error);
        Assert.Equal(CounterError.None, client.Login(password: "new").Error);

        CounterError Change(string from, string to)
        {
            CounterError? answer = null;
            client.Session.ChangePassword("embedded", from, to, error => answer = error);
            client.Drain();
            return answer!.Value;
        }
    }

    [Fact]
    public void Where_authentication_is_required_the_code_comes_first()
    {
        var environment = new TestEnvironment(options => (options.AppId, options.AuthCode) = ("app", "code"));
        using var client = environment.Connect();
        Assert.Equal(CounterError.NotAuthenticated, client.Login().Error);
        Assert.Equal(CounterError.AuthenticationFailed, Authenticate("app", "other"));
        Assert.Equal(CounterError.NotAuthenticated, client.Login().Error);
        Assert.Equal(CounterError.None, Authenticate("app", "code"));
        Assert.Equal(CounterError.None, client.Login().Error);

        CounterError Authenticate(string app, string code)
        {
            CounterError? answer = null;
            client.Session.Authenticate(app, code, error => answer = error);
            client.Drain();
            return answer!.Value;
        }
    }

    [Fact]
    public void Sessions_of_a_user_are_limited_and_each_has_a_number_of_its_own()
    {
        var environment = new TestEnvironment(options => options.MaxSessions = 2);
        using var first = environment.Connect();
        using var second = environment.Connect();
        using var third = environment.Connect();
        Assert.NotEqual(first.Login().SessionId, second.Login().SessionId);
        Assert.Equal(CounterError.TooManySessions, third.Login().Error);
        second.Dispose();
        Assert.Equal(CounterError.None, third.Login().Error);
    }

    [Theory]
    [InlineData(StreamResume.Restart, 4)]
    [InlineData(StreamResume.Resume, 4)]
    [InlineData(StreamResume.Quick, 0)]
    internal void A_new_session_catches_up_as_it_asks(StreamResume resume, int messages)
    {
        var environment = new TestEnvironment();
        using var first = environment.Connect().Ready();
        first.Insert("rb2510", Direction.Buy, 1, environment.Ask("rb2510"));
        Assert.Equal(4, first.Told.Count(IsOfStream));

        using var second = environment.Connect();
        Assert.Equal(1, second.Login(resume: resume).MaxOrderRef);
        Assert.Equal(messages, second.Told.Count(IsOfStream));
    }

    [Fact]
    public void A_session_that_reconnects_with_resume_gets_only_what_it_missed()
    {
        var environment = new TestEnvironment();
        using var other = environment.Connect().Ready();
        using var client = environment.Connect().Ready();
        other.Insert("rb2510", Direction.Buy, 1, environment.Ask("rb2510"));
        Assert.Equal(4, client.Told.Count(IsOfStream));
        client.Session.Drop(4097, TimeSpan.FromSeconds(1));
        other.Insert("rb2510", Direction.Buy, 1, environment.Bid("rb2510") - 20);
        Assert.False(client.Session.IsConnected);
        environment.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(client.Session.IsConnected);
        client.Login(resume: StreamResume.Resume);
        Assert.Equal(4 + 3, client.Told.Count(IsOfStream));
        Assert.Equal(["connected", "disconnected 4097", "connected"], client.Told.OfType<string>());
    }

    [Fact]
    public void A_storm_is_as_long_as_it_was_asked_to_be_and_ends_connected()
    {
        var environment = new TestEnvironment();
        using var client = environment.Connect();
        environment.Environment.Trip(Fault.Storm(50));
        while (client.Told.OfType<string>().Count() < 101)
            Thread.Yield();
        Assert.Equal(50, client.Told.OfType<string>().Count(text => text.StartsWith("dis", StringComparison.Ordinal)));
        Assert.True(client.Session.IsConnected);
        Assert.Equal(CounterError.None, client.Login().Error);
    }

    private static bool IsOfStream(object message) => message is OrderSnapshot or TradeRecord;
}
