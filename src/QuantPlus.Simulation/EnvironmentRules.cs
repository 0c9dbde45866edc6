using System.Globalization;
using System.Text;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Faults;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation;

/// <summary>Reads the environment's settings: what is wrong with them, and what its parts are made from.</summary>
internal static class EnvironmentRules
{
    /// <summary>Far beyond what clients can follow; the clock's arithmetic holds for months at it.</summary>
    private const double MaxSpeed = 1_000_000;

    private const int MaxUserIdLength = 12;

    public static IEnumerable<string> Failures(EmbeddedEnvironmentOptions options)
    {
        if (options.Speed is not (> 0 and <= MaxSpeed))
            yield return string.Create(CultureInfo.InvariantCulture, $"EmbeddedEnvironment:Speed is {options.Speed}; it must be above 0 and at most {MaxSpeed}, 1 for real time.");
        if (options.StartTime is { Year: < 1990 or > 2200 })
            yield return "EmbeddedEnvironment:StartTime is no day of any market; leave it out for the present.";
        if (options.KeepContractDates && (options.StartTime is not { } start
            || !ContractTable.BuiltIn.All.Any(contract => contract.ExpiryDay is not null && contract.IsListedOn(DateOnly.FromDateTime(start)))))
        {
            yield return "EmbeddedEnvironment:KeepContractDates leaves no contract to trade; set StartTime to a day of the contracts' lives, such as 2025-06-11.";
        }

        if (string.IsNullOrEmpty(options.UserId))
            yield return "EmbeddedEnvironment:UserId is empty; leave it out for the default.";
        if (options.AuthCode.Length > 0 && options.AppId.Length == 0)
            yield return "EmbeddedEnvironment:AppId is empty; an AuthCode belongs to an AppId.";
        foreach (var (key, value, least) in ((string, int, int)[])
        [
            (nameof(options.MaxLoginFailures), options.MaxLoginFailures, 1),
            (nameof(options.MaxSessions), options.MaxSessions, 0),
            (nameof(options.QueriesPerSecond), options.QueriesPerSecond, 0),
            (nameof(options.MaxUnansweredQueries), options.MaxUnansweredQueries, 0),
            (nameof(options.OrdersPerSecond), options.OrdersPerSecond, 0),
        ])
        {
            if (value < least)
                yield return string.Create(CultureInfo.InvariantCulture, $"EmbeddedEnvironment:{key} is {value}; it must be {least} or more.");
        }

        if (options.QueriesReadyAfter < TimeSpan.Zero || options.QueriesReadyAfter > TimeSpan.FromDays(1))
            yield return $"EmbeddedEnvironment:QueriesReadyAfter is {options.QueriesReadyAfter}; it must be from 0 to a day.";
        foreach (var user in options.AllUsers())
        {
            if (user.UserId.Length > MaxUserIdLength || !Ascii.IsValid(user.UserId))
                yield return $"EmbeddedEnvironment:UserId \"{user.UserId}\" does not fit into a counter's interface; use at most 12 letters and digits.";
            if (user.Balance < 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"EmbeddedEnvironment:Balance of {user.UserId} is {user.Balance}; it must be 0 or more.");
        }

        foreach (var twice in options.AllUsers().CountBy(user => user.UserId).Where(user => user.Value > 1))
            yield return $"The embedded environment has the user {twice.Key} twice; user ids are unique.";
        var (recordings, failure) = TryLoad(options);
        foreach (var position in options.GetYesterdayPositions().Where(position => !position.IsIn(recordings.Contracts)))
            yield return $"The embedded environment has no contract {position.Instrument} for a position of yesterday.";
        foreach (var fault in options.GetFaults())
        {
            if (FaultRules.Explain(fault) is { } reason)
                yield return reason;
        }

        if (failure is not null)
            yield return failure;
    }

    public static IReadOnlyList<UserSettings> AllUsers(this EmbeddedEnvironmentOptions options) =>
    [
        new UserSettings(options.UserId, options.Password, options.Balance, options.MustChangePassword, options.GetYesterdayPositions()),
        .. options.GetOtherUsers(),
    ];

    public static CounterRules ToRules(this EmbeddedEnvironmentOptions options) => new()
    {
        BrokerId = options.BrokerId,
        AppId = options.AppId,
        AuthCode = options.AuthCode,
        MaxLoginFailures = options.MaxLoginFailures,
        MaxSessions = options.MaxSessions,
        MarketDataAfterTrading = options.MarketDataAfterTrading,
        QueriesPerSecond = options.QueriesPerSecond,
        MaxUnansweredQueries = options.MaxUnansweredQueries,
        QueriesReadyAfter = options.QueriesReadyAfter,
        OrdersPerSecond = options.OrdersPerSecond,
        KeepContractDates = options.KeepContractDates,
    };

    /// <summary>The recordings that the settings name, or the built-in one.</summary>
    /// <exception cref="InvalidDataException">A recording cannot be read.</exception>
    public static RecordingSet LoadRecordings(this EmbeddedEnvironmentOptions options) =>
        options.RecordingFolder.Length == 0 ? RecordingSet.BuiltIn : RecordingFolder.Load(options.RecordingFolder);

    private static (RecordingSet Recordings, string? Failure) TryLoad(EmbeddedEnvironmentOptions options)
    {
        try
        {
            return (options.LoadRecordings(), null);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return (RecordingSet.None, $"EmbeddedEnvironment:RecordingFolder cannot be replayed: {exception.Message}");
        }
    }
}
