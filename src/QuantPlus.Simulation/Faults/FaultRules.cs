using System.Globalization;
using QuantPlus.Simulation.Counter;

namespace QuantPlus.Simulation.Faults;

/// <summary>Which faults can happen where.</summary>
internal static class FaultRules
{
    /// <summary>What clients are told in a storm: reading from the connection failed.</summary>
    public const int StormReason = 0x1001;

    /// <summary>What is wrong with a fault of a script; null for nothing.</summary>
    public static string? Explain(Fault fault)
    {
        var isRequest = Begins(fault, "Req") || Begins(fault, "Subscribe") || Begins(fault, "UnSubscribe");
        var isCallback = Begins(fault, "On");
        if (fault.Place.Length == 0)
            return $"The fault {fault} has no place; call At(\"ReqUserLogin\") or trip it by hand.";
        if (!isRequest && !isCallback)
            return $"The fault {fault} is at no request (Req...) and no callback (On...).";
        return fault.Kind switch
        {
            FaultKind.Return or FaultKind.Reject when !isRequest => $"The fault {fault} can only be at a request (Req...).",
            FaultKind.HangUp or FaultKind.Delay or FaultKind.Duplicate or FaultKind.Replay or FaultKind.Reorder or FaultKind.NullPointer or FaultKind.GarbageText
                or FaultKind.UnknownCode or FaultKind.ExtremeNumber when isRequest => $"The fault {fault} can only be at a callback (On...).",
            FaultKind.Return when fault.Number >= 0 => $"The fault {fault} returns success; use -1, -2 or -3.",
            FaultKind.Reject when fault.Number == 0 || !CounterErrorTexts.IsKnown(fault.Number) =>
                string.Create(CultureInfo.InvariantCulture, $"The fault {fault} names error {fault.Number}, which no counter has."),
            FaultKind.Delay or FaultKind.Replay when fault.Span <= TimeSpan.Zero => $"The fault {fault} has to be later by more than 0.",
            FaultKind.ClockJump when fault.Span <= TimeSpan.Zero || fault.Span > TimeSpan.FromDays(366) =>
                $"The fault {fault} has to jump ahead, by a year at most.",
            FaultKind.Storm when fault.Number is < 1 or > 100_000 => $"The fault {fault} has to be from 1 to 100,000 times.",
            _ => null,
        };
    }

    private static bool Begins(Fault fault, string name) => fault.Place.StartsWith(name, StringComparison.Ordinal);
}
