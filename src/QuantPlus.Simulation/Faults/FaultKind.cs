namespace QuantPlus.Simulation.Faults;

/// <summary>What a fault does.</summary>
internal enum FaultKind
{
    Disconnect,
    HangUp,
    Storm,
    Silence,
    Delay,
    Duplicate,
    Replay,
    ClockJump,
    Reorder,
    Return,
    Reject,
    NullPointer,
    GarbageText,
    UnknownCode,
    ExtremeNumber,
}
