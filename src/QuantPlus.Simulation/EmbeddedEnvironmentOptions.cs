using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Simulation;

/// <summary>
/// The settings of the environment in the process: a counter and an exchange that are open round the clock and need no account, no network
/// and no vendor library. The same seed gives the same market.
/// </summary>
public sealed class EmbeddedEnvironmentOptions
{
    private readonly List<YesterdayPosition> _yesterdayPositions = [];

    /// <summary>Whether the environment is used instead of a counter. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>What the market's chances are drawn from: the same number gives the same market. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many seconds pass in the environment while one passes outside; above 0. Default 1, real time.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>The environment's one user. Gateway options that name no user take this one. Default <c>embedded</c>.</summary>
    public string UserId { get; set; } = "embedded";

    /// <summary>The user's password. Gateway options that give no password take this one. Default <c>embedded</c>.</summary>
    public string Password { get; set; } = "embedded";

    /// <summary>The balance the account begins with, in CNY; at least 0. Default 1,000,000.</summary>
    public decimal Balance { get; set; } = 1_000_000;

    internal IReadOnlyList<YesterdayPosition> YesterdayPositions => _yesterdayPositions;

    /// <summary>Lets time run faster (above 1) or slower (below 1) than outside.</summary>
    /// <returns>The same options.</returns>
    public EmbeddedEnvironmentOptions Accelerate(double speed)
    {
        Speed = speed;
        return this;
    }

    /// <summary>Gives the account a position from the trading day before; its profit counts from the previous settlement price.</summary>
    /// <param name="instrument">One of the environment's contracts.</param>
    /// <param name="direction">Long or short.</param>
    /// <param name="volume">Lots, at least 1.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="volume"/> is below 1.</exception>
    public EmbeddedEnvironmentOptions AddYesterdayPosition(InstrumentId instrument, PositionDirection direction, int volume)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(volume, 1);
        _yesterdayPositions.Add(new YesterdayPosition(instrument, direction, volume));
        return this;
    }

    /// <summary>What is wrong with the settings, each as one sentence that names the key and the cure.</summary>
    internal IEnumerable<string> Failures()
    {
        if (!double.IsFinite(Speed) || Speed <= 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"EmbeddedEnvironment:Speed is {Speed}; it must be above 0, 1 for real time.");
        if (Balance < 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"EmbeddedEnvironment:Balance is {Balance}; it must be 0 or more.");
        if (string.IsNullOrEmpty(UserId))
            yield return "EmbeddedEnvironment:UserId is empty; leave it out for the default.";
        foreach (var position in _yesterdayPositions.Where(position => !position.IsKnown))
            yield return $"The embedded environment has no contract {position.Instrument} for a position of yesterday.";
    }
}
