using QuantPlus.Simulation.Counter;

namespace QuantPlus.Simulation.Sessions;

/// <summary>The counter's answer to a login.</summary>
internal sealed record LoginAnswer(
    CounterError Error,
    string UserId,
    int FrontId,
    int SessionId,
    long MaxOrderRef,
    DateOnly TradingDay,
    DateTime Time);
