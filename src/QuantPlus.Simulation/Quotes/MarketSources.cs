using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>Chooses where each contract's snapshots come from: a recording where there is one, its underlying for an option, chance for the rest.</summary>
internal sealed class MarketSources(ContractTable contracts, RecordingSet recordings, int seed, bool keepsDates = false)
{
    public IReadOnlyList<ListedContract> Contracts => contracts.All;

    /// <summary>A new source that begins at the beginning; the same one each time for the same contract.</summary>
    public IQuoteSource Open(ListedContract contract)
    {
        if (recordings.Find(contract) is { } recording)
            return new RecordingQuoteSource(contract, recording);

        // An option plays its underlying's market by itself: nobody has to move both on together.
        return contract.IsOption && contracts.TryGet(contract.PricedBy, out var underlying)
            ? new OptionQuoteSource(contract, underlying, Open(underlying), seed, keepsDates)
            : new RandomWalkQuoteSource(contract, seed);
    }
}
