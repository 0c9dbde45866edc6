namespace QuantPlus.Simulation.Tests;

/// <summary>Settings that cannot be used are refused at the start, each with its key.</summary>
public sealed class OptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e7)]
    public void A_speed_that_no_clock_can_have(double speed) => Refused("EmbeddedEnvironment:Speed", options => options.Speed = speed);

    [Fact]
    public void Impossible_numbers()
    {
        Refused("EmbeddedEnvironment:Balance", options => options.Balance = -1);
        Refused("EmbeddedEnvironment:MaxLoginFailures", options => options.MaxLoginFailures = 0);
        Refused("EmbeddedEnvironment:MaxSessions", options => options.MaxSessions = -1);
        Refused("EmbeddedEnvironment:MaxUnansweredQueries", options => options.MaxUnansweredQueries = -1);
        Refused("EmbeddedEnvironment:QueriesReadyAfter", options => options.QueriesReadyAfter = TimeSpan.FromSeconds(-1));
        Refused("EmbeddedEnvironment:QueriesPerSecond", options => options.QueriesPerSecond = -1);
        Refused("EmbeddedEnvironment:OrdersPerSecond", options => options.OrdersPerSecond = -1);
        Refused("EmbeddedEnvironment:StartTime", options => options.StartTime = new DateTime(1, 1, 1));
    }

    [Fact]
    public void Impossible_users()
    {
        Refused("EmbeddedEnvironment:UserId", options => options.UserId = "");
        Refused("EmbeddedEnvironment:UserId", options => options.UserId = "thirteen-long");
        Refused("EmbeddedEnvironment:UserId", options => options.AddUser("用户", "x"));
        Refused("twice", options => options.AddUser("embedded", "x"));
        Refused("EmbeddedEnvironment:AppId", options => options.AuthCode = "code");
    }

    [Fact]
    public void A_position_in_nothing() => Refused(
        "no contract zz1.SHFE", options => options.AddYesterdayPosition(Instruments.InstrumentId.Parse("zz1.SHFE"), Trading.PositionDirection.Long, 1));

    [Fact]
    public void A_folder_that_is_not_there() => Refused("EmbeddedEnvironment:RecordingFolder", options => options.Replay("/no/such/folder"));

    private static void Refused(string key, Action<EmbeddedEnvironmentOptions> configure)
    {
        var options = new EmbeddedEnvironmentOptions();
        configure(options);
        Assert.Contains(key, Assert.Throws<ArgumentException>(() => new EmbeddedEnvironment(options)).Message, StringComparison.Ordinal);
    }
}
