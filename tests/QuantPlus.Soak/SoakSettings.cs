namespace QuantPlus.Soak;

/// <summary>What a run is to do.</summary>
/// <param name="Seed">What chance is drawn from.</param>
/// <param name="Steps">How many faults and user actions, for each gateway.</param>
internal sealed record SoakSettings(int Seed, int Steps);
