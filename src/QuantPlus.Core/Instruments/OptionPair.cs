namespace QuantPlus.Instruments;

/// <summary>Call and put of one strike price. Immutable.</summary>
/// <param name="StrikePrice">The strike price.</param>
/// <param name="Call">The call; null where there is none.</param>
/// <param name="Put">The put; null where there is none.</param>
public sealed record OptionPair(double StrikePrice, Contract? Call, Contract? Put);
