using System.Globalization;
using QuantPlus.Simulation.Faults;

namespace QuantPlus.Simulation;

/// <summary>
/// Something that goes wrong between a client and the embedded environment: what happens, at which function of the interface, and how often. The
/// environment's own books stay right whatever happens, so that a client's view can be compared with them. A fault is a value:
/// each method gives a new one.
/// </summary>
/// <remarks>
/// A fault sits at a request (<c>ReqOrderInsert</c>) or at a callback (<c>OnRtnOrder</c>), named as the vendor's interface names them; <c>ReqQry*</c> means all that
/// begin so. At a request the counter never sees the request; at a callback it has done what was asked and only the answer suffers.
/// </remarks>
public sealed record Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    internal FaultKind Kind { get; }

    /// <summary>Reason, return value, error number or repetitions, as the kind has it.</summary>
    internal int Number { get; private init; }

    internal TimeSpan Span { get; private init; }

    /// <summary>Where it happens; empty for one that is tripped by hand.</summary>
    internal string Place { get; private init; } = "";

    internal int Skipped { get; private init; }

    internal int Limit { get; private init; } = 1;

    internal double Chance { get; private init; } = 1;

    /// <summary>The connection ends, and comes back after a while.</summary>
    /// <param name="reason">What the client is told (CTP <c>OnFrontDisconnected</c>): 4097, 4098, 8193, 8194, 8195, or 0 as TTS says.</param>
    /// <param name="reconnectAfter">When it comes back, in the host's time; null for 100 ms.</param>
    public static Fault Disconnect(int reason = 4097, TimeSpan? reconnectAfter = null) =>
        new(FaultKind.Disconnect) { Number = reason, Span = reconnectAfter ?? TimeSpan.FromMilliseconds(100) };

    /// <summary>A callback is made, and the connection ends right behind it, as fronts do that refuse somebody; it comes back after a while.</summary>
    /// <param name="reason">What the client is told (CTP <c>OnFrontDisconnected</c>).</param>
    /// <param name="reconnectAfter">When it comes back, in the host's time; null for 100 ms.</param>
    public static Fault HangUp(int reason = 4097, TimeSpan? reconnectAfter = null) =>
        new(FaultKind.HangUp) { Number = reason, Span = reconnectAfter ?? TimeSpan.FromMilliseconds(100) };

    /// <summary>The connection ends and comes back many times in a row, as fast as the client takes it.</summary>
    /// <param name="times">How many times, from 1 to 100,000.</param>
    public static Fault Storm(int times) => new(FaultKind.Storm) { Number = times };

    /// <summary>A request is lost, or a callback is not made.</summary>
    public static Fault Silence() => new(FaultKind.Silence);

    /// <summary>A callback is made late; what comes after it does not wait for it.</summary>
    /// <param name="by">How late, in the host's time.</param>
    public static Fault Delay(TimeSpan by) => new(FaultKind.Delay) { Span = by };

    /// <summary>A callback is made more than once.</summary>
    /// <param name="copies">How many times more.</param>
    public static Fault Duplicate(int copies = 1) => new(FaultKind.Duplicate) { Number = copies };

    /// <summary>A callback is made, and the very same one comes again later, when other things have happened since.</summary>
    /// <param name="after">How much later, in the host's time; above 0.</param>
    public static Fault Replay(TimeSpan after) => new(FaultKind.Replay) { Span = after };

    /// <summary>The environment's time jumps ahead, and everything in between happens, before the request or callback does.</summary>
    /// <param name="by">How far; above 0, at most a year.</param>
    public static Fault ClockJump(TimeSpan by) => new(FaultKind.ClockJump) { Span = by };

    /// <summary>A callback changes places with the next one, where one is on its way.</summary>
    public static Fault Reorder() => new(FaultKind.Reorder);

    /// <summary>A request function returns something else than 0 and does nothing.</summary>
    /// <param name="value">-1 not connected, -2 a request is unanswered, -3 too many a second.</param>
    public static Fault Return(int value) => new(FaultKind.Return) { Number = value };

    /// <summary>The counter refuses a request.</summary>
    /// <param name="errorCode">Its error number; any that counters know.</param>
    public static Fault Reject(int errorCode) => new(FaultKind.Reject) { Number = errorCode };

    /// <summary>A callback gets null where its struct should be.</summary>
    public static Fault NullPointer() => new(FaultKind.NullPointer);

    /// <summary>The texts of a callback that name nothing are bytes that are no text, and full to the end.</summary>
    public static Fault GarbageText() => new(FaultKind.GarbageText);

    /// <summary>The codes of a callback (status, type, class) are bytes that no version knows.</summary>
    public static Fault UnknownCode() => new(FaultKind.UnknownCode);

    /// <summary>The prices and amounts of a callback are infinite, no number, or the largest there is.</summary>
    public static Fault ExtremeNumber() => new(FaultKind.ExtremeNumber);

    /// <summary>Puts the fault at a function of the interface.</summary>
    /// <param name="function">A request or a callback, such as <c>ReqUserLogin</c>, <c>OnRtnTrade</c> or <c>ReqQry*</c>.</param>
    /// <returns>The fault there.</returns>
    public Fault At(string function)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(function);
        return this with { Place = function };
    }

    /// <summary>Lets the first calls pass.</summary>
    /// <param name="calls">How many.</param>
    /// <returns>The fault after them.</returns>
    public Fault After(int calls)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
        return this with { Skipped = calls };
    }

    /// <summary>How many times it happens; once unless this or <see cref="WithProbability"/> says otherwise.</summary>
    /// <param name="times">At least 1; <see cref="int.MaxValue"/> for every time.</param>
    /// <returns>The fault so many times.</returns>
    public Fault Times(int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        return this with { Limit = times };
    }

    /// <summary>Lets chance decide at each call; the environment's seed decides what chance does. Sets no limit to how often.</summary>
    /// <param name="probability">Above 0, up to 1.</param>
    /// <returns>The fault by chance.</returns>
    public Fault WithProbability(double probability)
    {
        if (!(probability > 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is above 0 and at most 1.");
        return this with { Chance = probability, Limit = int.MaxValue };
    }

    /// <inheritdoc/>
    public override string ToString() => Place.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Kind} {Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{Kind} {Number} at {Place}");
}
