using QuantPlus.Instruments;

namespace QuantPlus.MarketData.Bars;

/// <summary>The sessions in which a contract trades, in the order of the trading day: the night first. Immutable.</summary>
public sealed class TradingSessions
{
    /// <summary>Between sessions that are as far apart as this, bars are not continued: between the night and the day.</summary>
    private static readonly TimeSpan LongBreak = TimeSpan.FromHours(4);

    private readonly TradingSession[] _sessions;

    // Of each session: the trading minutes before it in its part of the trading day, and whether that part ends with it.
    private readonly (int MinutesBefore, int First, int Last)[] _parts;

    /// <summary>Creates sessions.</summary>
    /// <param name="sessions">In the order of the trading day; whole minutes, which do not overlap.</param>
    /// <exception cref="ArgumentException">There is none, they overlap, or one does not begin and end with a minute.</exception>
    public TradingSessions(params IEnumerable<TradingSession> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        _sessions = [.. sessions];
        if (_sessions.Length == 0)
            throw new ArgumentException("Name at least one session.", nameof(sessions));
        if (Array.Exists(_sessions, session => !IsWholeMinute(session.From) || !IsWholeMinute(session.To)))
            throw new ArgumentException("A session begins and ends with a minute.", nameof(sessions));
        var length = _sessions.Aggregate(TimeSpan.Zero, (sum, session) => sum + session.Length);
        for (var i = 0; i < _sessions.Length; i++)
            length += BreakAfter(i);
        if (length != TimeSpan.FromDays(1))
            throw new ArgumentException("Sessions follow one another within 24 hours and do not overlap.", nameof(sessions));
        _parts = DivideIntoParts();
    }

    /// <summary>Sessions without a break: 24 hours from midnight, as in an environment that trades round the clock.</summary>
    public static TradingSessions RoundTheClock { get; } = new(new TradingSession(TimeOnly.MinValue, TimeOnly.MinValue));

    /// <summary>The sessions, in the order of the trading day.</summary>
    public IReadOnlyList<TradingSession> Sessions => _sessions;

    /// <summary>
    /// The exchanges' hours for a contract, by its exchange and the letters that its symbol begins with. A contract of an exchange that is not one of
    /// China's, and one without an exchange, trades round the clock.
    /// </summary>
    public static TradingSessions Of(InstrumentId instrument) => ExchangeHours.Of(instrument);

    /// <summary>
    /// The bar of so many minutes that a moment belongs to: also that of the auction before a session, and of the minute after its end, in which its
    /// last snapshots come in. False at any other time.
    /// </summary>
    internal bool TryFind(DateTime time, int minutes, out BarPeriod period)
    {
        for (var i = 0; i < _sessions.Length; i++)
        {
            var since = Since(_sessions[i], time);
            if (since < _sessions[i].Length)
                return Found(i, time - since, (int)since.TotalMinutes, minutes, out period);
        }

        for (var i = 0; i < _sessions.Length; i++)
        {
            var since = Since(_sessions[i], time);
            if (since < _sessions[i].Length + BarPeriod.LateAtEnd)
                return Found(i, time - since, (int)_sessions[i].Length.TotalMinutes - 1, minutes, out period);
            if (TimeSpan.FromDays(1) - since <= BarPeriod.Auction)
                return Found(i, time - since + TimeSpan.FromDays(1), 0, minutes, out period);
        }

        period = default;
        return false;
    }

    private bool Found(int session, DateTime sessionStart, int minute, int minutes, out BarPeriod period)
    {
        var part = _parts[session];
        var first = (part.MinutesBefore + minute) / minutes * minutes;
        var start = MomentOf(session, sessionStart, first, isEnd: false, out _);
        var end = MomentOf(session, sessionStart, first + minutes, isEnd: true, out var endsSession);
        period = new BarPeriod(start, end, endsSession);
        return true;
    }

    /// <summary>When a trading minute of a session's part of the trading day begins or, at the end of a session, has ended.</summary>
    private DateTime MomentOf(int session, DateTime sessionStart, int minute, bool isEnd, out bool endsSession)
    {
        var part = _parts[session];
        for (var i = part.First; ; i++)
        {
            var inSession = minute - _parts[i].MinutesBefore;
            var length = (int)_sessions[i].Length.TotalMinutes;
            endsSession = isEnd && inSession >= length && _sessions[i].Length < TimeSpan.FromDays(1);
            if (i < part.Last && (isEnd ? inSession > length : inSession >= length))
                continue;
            return sessionStart + (_sessions[i].From.ToTimeSpan() - _sessions[session].From.ToTimeSpan()) + TimeSpan.FromMinutes(Math.Min(inSession, length));
        }
    }

    private (int MinutesBefore, int First, int Last)[] DivideIntoParts()
    {
        var parts = new (int MinutesBefore, int First, int Last)[_sessions.Length];
        for (var first = 0; first < _sessions.Length;)
        {
            // A part lies within one day of the calendar, but for the end of its last session.
            var last = first;
            while (last + 1 < _sessions.Length && BreakAfter(last) < LongBreak && _sessions[last + 1].From > _sessions[last].From)
                last++;
            var minutes = 0;
            for (var i = first; i <= last; i++)
            {
                parts[i] = (minutes, first, last);
                minutes += (int)_sessions[i].Length.TotalMinutes;
            }

            first = last + 1;
        }

        return parts;
    }

    private TimeSpan BreakAfter(int session)
    {
        var next = _sessions[(session + 1) % _sessions.Length];
        return _sessions is [{ Length.Days: 1 }] ? TimeSpan.Zero : next.From - _sessions[session].To;
    }

    private static TimeSpan Since(TradingSession session, DateTime time)
    {
        var since = time.TimeOfDay - session.From.ToTimeSpan();
        return since < TimeSpan.Zero ? since + TimeSpan.FromDays(1) : since;
    }

    private static bool IsWholeMinute(TimeOnly time) => time.Ticks % TimeSpan.TicksPerMinute == 0;
}
