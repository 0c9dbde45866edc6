using System.Diagnostics.CodeAnalysis;

namespace QuantPlus.Ftdc.Requests;

/// <summary>The queries that wait for their turn, by priority, and of one priority in the order they came. Guarded by the scheduler's lock.</summary>
internal sealed class QueryLine
{
    private readonly LinkedList<QueuedQuery>[] _byPriority = [.. Enum.GetValues<QueryPriority>().Select(_ => new LinkedList<QueuedQuery>())];
    private readonly Dictionary<string, QueuedQuery> _byName = new(StringComparer.Ordinal);

    public int Count => _byName.Count;

    /// <summary>The query of that name which is not sent yet; it moves up where somebody wants it sooner now.</summary>
    public bool TryJoin(string name, QueryPriority priority, [NotNullWhen(true)] out QueuedQuery? query)
    {
        if (!_byName.TryGetValue(name, out query))
            return false;
        if (priority < query.Priority)
        {
            Of(query).Remove(query);
            query.Priority = priority;
            Of(query).AddLast(query);
        }

        return true;
    }

    public void Add(QueuedQuery query, QueryPriority priority)
    {
        query.Priority = priority;
        Of(query).AddLast(query);
        _byName.Add(query.Name, query);
    }

    /// <summary>Takes out whose turn it is.</summary>
    public bool TryTake([NotNullWhen(true)] out QueuedQuery? query)
    {
        query = Array.Find(_byPriority, static queries => queries.Count > 0)?.First!.Value;
        if (query is not null)
            Remove(query);
        return query is not null;
    }

    /// <summary>Takes one out whose turn has not come; nothing happens where it is out already.</summary>
    public void Remove(QueuedQuery query)
    {
        if (Of(query).Remove(query))
            _byName.Remove(query.Name);
    }

    private LinkedList<QueuedQuery> Of(QueuedQuery query) => _byPriority[(int)query.Priority];
}
