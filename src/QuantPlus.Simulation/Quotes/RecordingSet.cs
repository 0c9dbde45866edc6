using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// Recordings that are replayed together. Their times are merged: what happened at the same moment is replayed at the same moment, and stretches
/// in which nothing happened to any of them are cut short, so that the replay never falls silent for long.
/// </summary>
internal sealed class RecordingSet
{
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(30);
    private static readonly Lazy<RecordingSet> Shared = new(static () =>
    {
        using var reader = Resources.OpenCompressedText("AP101-20200805.csv.gz");
        var contracts = new RecordedContracts(ContractTable.BuiltIn);
        return new RecordingSet(RecordingReader.Read(reader, "the built-in recording", contracts), contracts);
    });

    private readonly Dictionary<ListedContract, Recording> _byContract;

    public RecordingSet(IEnumerable<Quote> quotes, RecordedContracts contracts)
    {
        var ordered = quotes.OrderBy(quote => quote.Time).ToList();
        var slots = new int[ordered.Count];
        for (var i = 1; i < ordered.Count; i++)
        {
            var gap = ordered[i].Time - ordered[i - 1].Time;
            slots[i] = slots[i - 1] + (gap > LongestGap ? 1 : (int)Math.Round(gap / MarketStep.Length));
        }

        var byContract = ordered.Index()
            .GroupBy(quote => quote.Item.Contract)
            .Select(group => (Contract: group.Key, Quotes: group.Select(quote => quote.Item).ToList(), Slots: Apart(group.Select(quote => slots[quote.Index]))))
            .ToList();
        var length = byContract.Count == 0 ? 0 : byContract.Max(entry => entry.Slots[^1]) + 1;
        Contracts = contracts.Table;
        _byContract = byContract.ToDictionary(entry => entry.Contract, entry => new Recording(entry.Quotes, entry.Slots, length));
    }

    /// <summary>One hour of AP101 at CZCE, read once in a process.</summary>
    public static RecordingSet BuiltIn => Shared.Value;

    public static RecordingSet None { get; } = new([], new RecordedContracts(ContractTable.BuiltIn));

    /// <summary>All contracts of an environment that replays the set.</summary>
    public ContractTable Contracts { get; }

    public Recording? Find(ListedContract contract) => _byContract.GetValueOrDefault(contract);

    // One snapshot a step, so that none is lost: of several in one half second the others move on to the next ones.
    private static List<int> Apart(IEnumerable<int> slots)
    {
        var apart = new List<int>();
        foreach (var slot in slots)
            apart.Add(apart.Count == 0 ? slot : Math.Max(slot, apart[^1] + 1));
        return apart;
    }
}
