using System.Diagnostics.CodeAnalysis;

namespace QuantPlus.Ftdc.Requests;

/// <summary>The queries that wait for their turn: what somebody awaits first, each kind in the order it came. Guarded by the scheduler's lock.</summary>
internal sealed class QueryLine
{
    private readonly LinkedList<QueuedQuery> _awaited = [];
    private readonly LinkedList<QueuedQuery> _refresh = [];
    private readonly Dictionary<string, QueuedQuery> _byName = new(StringComparer.Ordinal);

    public int Count => _byName.Count;

    /// <summary>The query of that name which is not sent yet; it moves up where somebody awaits it now.</summary>
    public bool TryJoin(string name, QueryPriority priority, [NotNullWhen(true)] out QueuedQuery? query)
    {
        if (!_byName.TryGetValue(name, out query))
            return false;
        if (priority == QueryPriority.Awaited && _refresh.Remove(query))
            _awaited.AddLast(query);
        return true;
    }

    public void Add(QueuedQuery query, QueryPriority priority)
    {
        (priority == QueryPriority.Awaited ? _awaited : _refresh).AddLast(query);
        _byName.Add(query.Name, query);
    }

    /// <summary>Takes out whose turn it is.</summary>
    public bool TryTake([NotNullWhen(true)] out QueuedQuery? query)
    {
        query = (_awaited.First ?? _refresh.First)?.Value;
        if (query is not null)
            Remove(query);
        return query is not null;
    }

    /// <summary>Takes one out whose turn has not come; nothing happens where it is out already.</summary>
    public void Remove(QueuedQuery query)
    {
        if (!_awaited.Remove(query))
            _refresh.Remove(query);
        if (_byName.TryGetValue(query.Name, out var queued) && queued == query)
            _byName.Remove(query.Name);
    }
}
