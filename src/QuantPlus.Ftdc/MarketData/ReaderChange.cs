using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>One reader's coming or going: contracts that had the same readers before have the same ones afterwards.</summary>
internal sealed class ReaderChange(TickWriter reader)
{
    private readonly Dictionary<RouteReaders, RouteReaders> _changed = new(ReferenceEqualityComparer.Instance);

    public RouteReaders With(RouteReaders readers)
    {
        if (!_changed.TryGetValue(readers, out var changed))
            _changed[readers] = changed = readers.Writers.Contains(reader) ? readers : new RouteReaders([.. readers.Writers, reader]);
        return changed;
    }

    /// <summary>The others; the same object where the reader is none of them.</summary>
    public RouteReaders Without(RouteReaders readers)
    {
        if (!_changed.TryGetValue(readers, out var changed))
            _changed[readers] = changed = Remove(readers);
        return changed;
    }

    private RouteReaders Remove(RouteReaders readers) =>
        !readers.Writers.Contains(reader) ? readers
        : readers.Writers.Length == 1 ? RouteReaders.None
        : new RouteReaders(Array.FindAll(readers.Writers, other => other != reader));
}
