using QuantPlus.Instruments;

namespace QuantPlus.Trading.Offsets;

/// <summary>
/// Turns the wish to buy or to sell into orders with the offsets that the exchange wants. SHFE and INE keep the lots of today and of earlier days apart and
/// want each closed by its own name; every other exchange has one close for both. Works on values alone: it asks nobody and sends nothing.
/// </summary>
public static class OrderPlanner
{
    /// <summary>Makes the plan of a request.</summary>
    /// <param name="intention">The request; its offset counts only with <see cref="OffsetPolicy.Explicit"/>.</param>
    /// <param name="contract">Its contract.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="held">The lots that it could close.</param>
    /// <param name="sequence">Which lots are closed first where the exchange keeps them apart.</param>
    public static OrderPlan Plan(
        OrderRequest intention, Contract contract, OffsetPolicy policy, HeldLots held, CloseSequence sequence = CloseSequence.YesterdayFirst)
    {
        ArgumentNullException.ThrowIfNull(intention);
        ArgumentNullException.ThrowIfNull(contract);
        List<OrderRequest> legs = policy == OffsetPolicy.Explicit ? [intention] : [.. Legs(intention, contract, policy, held, sequence)];
        return new OrderPlan { Intention = intention, Policy = policy, Held = held, Legs = legs.AsReadOnly() };
    }

    private static IEnumerable<OrderRequest> Legs(
        OrderRequest intention, Contract contract, OffsetPolicy policy, HeldLots held, CloseSequence sequence)
    {
        var left = intention.Volume;
        foreach (var (offset, closable) in Closable(contract, policy, held, sequence))
        {
            var volume = Math.Min(left, closable);
            if (volume <= 0)
                continue;
            left -= volume;
            yield return Leg(intention, offset, volume);
        }

        if (left > 0 && CanOpen(intention, contract, policy))
            yield return Leg(intention, Offset.Open, left);
    }

    private static IEnumerable<(Offset Offset, int Volume)> Closable(Contract contract, OffsetPolicy policy, HeldLots held, CloseSequence sequence)
    {
        if (policy == OffsetPolicy.OpenOnly)
            return [];
        var apart = contract.Id.Exchange.SeparatesTodayPositions;
        if (policy == OffsetPolicy.Lock)
        {
            // Where the exchange chooses the lots, it might choose one of today; but a security that was bought today is not sold today.
            return apart ? [(Offset.CloseYesterday, held.ClosableYesterday)]
                : held.Today > 0 && !contract.IsSecurity ? []
                : [(Offset.Close, held.ClosableYesterday)];
        }

        if (!apart)
            return [(Offset.Close, held.Closable)];
        var today = (Offset.CloseToday, held.ClosableToday);
        var yesterday = (Offset.CloseYesterday, held.ClosableYesterday);
        return sequence == CloseSequence.TodayFirst ? [today, yesterday] : [yesterday, today];
    }

    // A security is bought and sold, never sold short.
    private static bool CanOpen(OrderRequest intention, Contract contract, OffsetPolicy policy) =>
        policy != OffsetPolicy.CloseOnly && (intention.Direction == Direction.Buy || !contract.IsSecurity);

    private static OrderRequest Leg(OrderRequest intention, Offset offset, int volume) => intention with
    {
        Offset = offset,
        Volume = volume,
        MinVolume = Math.Min(intention.MinVolume, volume),
    };
}
