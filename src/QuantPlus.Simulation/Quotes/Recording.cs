namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// The recorded snapshots of one contract, each in the half second of the replay that it belongs to. All recordings of a set have the same length,
/// so that they stay together when they begin again.
/// </summary>
/// <param name="Quotes">The snapshots in their order, with their recorded times and trading days.</param>
/// <param name="Slots">For each snapshot the half second of the replay; rising.</param>
/// <param name="Length">The half seconds of one round.</param>
internal sealed record Recording(IReadOnlyList<Quote> Quotes, IReadOnlyList<int> Slots, int Length);
