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
    private readonly List<UserSettings> _users = [];
    private readonly List<Fault> _faults = [];
    private EmbeddedEnvironment? _running;

    /// <summary>Whether the environment is used instead of a counter. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>What the market's chances are drawn from: the same number gives the same market. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// How many seconds pass in the environment while one passes outside; above 0, at most 1,000,000. Default 1, real time. Time never runs ahead
    /// of the slowest client, so that the largest speed means as fast as possible.
    /// </summary>
    public double Speed { get; set; } = 1;

    /// <summary>The moment the environment begins at, China's time. Null (the default) for the present one.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>
    /// Whether contracts trade only in their exchange's hours, night sessions and breaks included. Default false: always open, as a 7x24 environment.
    /// </summary>
    public bool KeepExchangeHours { get; set; }

    /// <summary>
    /// Days on which no exchange opens, besides weekends and the public holidays of 2025 and 2026, which are known. They belong to the next trading day, and on the
    /// evening before them there is no night session. Default none.
    /// </summary>
    public IList<DateOnly> Holidays { get; } = [];

    /// <summary>
    /// Whether contracts are listed from their first to their last day only, the dates being those of the real contracts of 2025: on the last day's
    /// settlement options are exercised or worthless and futures are delivered. Needs a <see cref="StartTime"/> in the contracts' lives. Default false: they
    /// trade on any day.
    /// </summary>
    public bool KeepContractDates { get; set; }

    /// <summary>
    /// A folder of recorded snapshots to replay: csv files, plain or gzipped, with a header of CTP's field names. Contracts without a recording walk at random.
    /// Empty (the default) for the built-in recording alone.
    /// </summary>
    public string RecordingFolder { get; set; } = "";

    /// <summary>The environment's first user. Gateway options that name no user take this one. Default <c>embedded</c>.</summary>
    public string UserId { get; set; } = "embedded";

    /// <summary>The user's password. Gateway options that give no password take this one. Default <c>embedded</c>.</summary>
    public string Password { get; set; } = "embedded";

    /// <summary>The balance the account begins with, in CNY; at least 0. Default 1,000,000.</summary>
    public decimal Balance { get; set; } = 1_000_000;

    /// <summary>Whether the first user has to change the password before the first login (error 140). Default false.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The broker's number that clients have to log in with (otherwise error 3). Empty (the default) for any.</summary>
    public string BrokerId { get; set; } = "";

    /// <summary>The program's id that clients have to show with <see cref="AuthCode"/>.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The code that clients have to authenticate with before they log in. Empty (the default) for no authentication.</summary>
    public string AuthCode { get; set; } = "";

    /// <summary>How many wrong passwords in a row lock an account (error 75); at least 1. Default 6.</summary>
    public int MaxLoginFailures { get; set; } = 6;

    /// <summary>How many sessions of one user may be logged in at a time (error 60). Default 0, any number.</summary>
    public int MaxSessions { get; set; }

    /// <summary>Whether the market data front refuses (error 3) while nobody is logged in for trading, as some do. Default false.</summary>
    public bool MarketDataAfterTrading { get; set; }

    /// <summary>Queries that a session may send in a second; one more returns -3. Default 0, any number.</summary>
    public int QueriesPerSecond { get; set; }

    /// <summary>Queries of a session that may wait for their answers at a time; one more returns -2. Default 0, any number; counters allow 1.</summary>
    public int MaxUnansweredQueries { get; set; }

    /// <summary>
    /// How long after a login the counter answers queries with error 90, "not ready"; at least 0, in the environment's time. Default zero; counters need
    /// about a second.
    /// </summary>
    public TimeSpan QueriesReadyAfter { get; set; }

    /// <summary>Orders and cancels that a session may send in a second; one more is refused with error 116. Default 0, any number.</summary>
    public int OrdersPerSecond { get; set; }

    /// <summary>Lets time run faster (above 1) or slower (below 1) than outside.</summary>
    /// <returns>The same options.</returns>
    public EmbeddedEnvironmentOptions Accelerate(double speed)
    {
        Speed = speed;
        return this;
    }

    /// <summary>Replays recorded snapshots; see <see cref="RecordingFolder"/>.</summary>
    /// <returns>The same options.</returns>
    public EmbeddedEnvironmentOptions Replay(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        RecordingFolder = folder;
        return this;
    }

    /// <summary>Adds something that goes wrong. The first fault in order that is due at a call happens.</summary>
    /// <returns>The same options.</returns>
    public EmbeddedEnvironmentOptions Fault(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _faults.Add(fault);
        return this;
    }

    /// <summary>Adds another user.</summary>
    /// <param name="userId">The user; not yet there.</param>
    /// <param name="password">The password.</param>
    /// <param name="balance">The balance the account begins with, in CNY; at least 0.</param>
    /// <returns>The same options.</returns>
    public EmbeddedEnvironmentOptions AddUser(string userId, string password, decimal balance = 1_000_000)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ArgumentNullException.ThrowIfNull(password);
        _users.Add(new UserSettings(userId, password, balance, mustChangePassword: false, []));
        return this;
    }

    /// <summary>Gives the first user a position from the trading day before; its profit counts from the previous settlement price.</summary>
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

    // Methods, because configuration is bound to properties, to internal ones too.
    internal IReadOnlyList<YesterdayPosition> GetYesterdayPositions() => _yesterdayPositions;

    internal IReadOnlyList<Fault> GetFaults() => _faults;

    internal IReadOnlyList<UserSettings> GetOtherUsers() => _users;

    /// <summary>The environment that is there already and is used instead of a new one; null for a new one.</summary>
    internal EmbeddedEnvironment? GetRunning() => _running;

    /// <summary>Uses an environment that is there already; its first user is the default one.</summary>
    internal void Use(EmbeddedEnvironment environment)
    {
        _running = environment;
        (UserId, Password) = environment.FirstUser;
    }

    /// <summary>What is wrong with the settings, each as one sentence that names the key and the cure.</summary>
    internal IEnumerable<string> Failures() => _running is null ? EnvironmentRules.Failures(this) : [];
}
