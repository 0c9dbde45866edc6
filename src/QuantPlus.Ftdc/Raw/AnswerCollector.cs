using System.Collections.Concurrent;
using QuantPlus.Ftdc.Native;
using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.Raw;

/// <summary>Collects the answers to an expert's requests as structs and passes them to the owner loop.</summary>
internal sealed class AnswerCollector(OwnerLoop loop, ISideEvents events) : IAnswerCollector
{
    private readonly ConcurrentDictionary<int, object?> _wanted = new();

    /// <summary>From now on the answer to this request is collected.</summary>
    public void Add(int requestId) => _wanted[requestId] = null;

    /// <summary>The connection is gone, and no answer will come.</summary>
    public void Clear() => _wanted.Clear();

    public void Remove(int requestId) => _wanted.TryRemove(requestId, out _);

    public bool Wants(int requestId) => _wanted.ContainsKey(requestId);

    public unsafe void Take(object? row, nint info, int requestId, bool isLast)
    {
        var error = CallbackErrors.Of((RspInfoField*)info);
        if (isLast)
            Remove(requestId);
        loop.Post(() => events.OnAnswer(requestId, row, error, isLast));
    }
}
