using System.Collections.Concurrent;
using QuantPlus.Instruments;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What an exchange has announced.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Name">The product, or a contract's symbol.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Since">When it began by the exchange's clock, China's time.</param>
internal sealed record PhaseAnnouncement(Exchange Exchange, string Name, TradingPhase Phase, TimeOnly? Since);

/// <summary>
/// The phases that the exchanges have announced. After a login the counter repeats the whole day's announcements: those are taken in silence, and
/// what has really changed is told when the gateway is ready.
/// </summary>
internal sealed class PhaseTable
{
    private readonly ConcurrentDictionary<(Exchange Exchange, string Name), PhaseAnnouncement> _announced = new();
    private readonly ConcurrentDictionary<(Exchange Exchange, string Name), TradingPhase> _told = new();

    public bool TryGet(Contract contract, out TradingPhase phase)
    {
        var isKnown = _announced.TryGetValue((contract.Id.Exchange, contract.Id.Symbol), out var announced)
            || _announced.TryGetValue((contract.Id.Exchange, contract.ProductId), out announced);
        phase = announced?.Phase ?? default;
        return isKnown;
    }

    public void Take(PhaseAnnouncement announced) => _announced[(announced.Exchange, announced.Name)] = announced;

    /// <summary>What has changed since this was called last; what was not known before is no change.</summary>
    public IReadOnlyList<PhaseAnnouncement> TakeChanges()
    {
        var changes = new List<PhaseAnnouncement>();
        foreach (var (key, announced) in _announced)
        {
            if (_told.TryGetValue(key, out var told) && told != announced.Phase)
                changes.Add(announced);
            _told[key] = announced.Phase;
        }

        return changes;
    }
}
