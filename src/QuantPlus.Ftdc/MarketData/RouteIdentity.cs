using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// What the ticks of a contract say of it, worked out once. Immutable and replaced as a whole, so that the vendor's thread never sees half of it.
/// </summary>
internal sealed class RouteIdentity
{
    /// <summary>The id ticks carry.</summary>
    public readonly InstrumentId Id;

    public RouteIdentity(InstrumentId id, Contract? contract)
    {
        Id = id;
        Contract = contract;
        Flags = contract is null ? TickFlags.UnknownContract : TickFlags.None;
        NamesExchange = !id.Exchange.IsNone;
        SendsNaturalDay = id.Exchange == Exchange.Czce;
        LotFactor = SendsNaturalDay && contract is { Multiplier: > 1 } ? contract.Multiplier : 1;
    }

    /// <summary>The contract; null where the contract list does not have it.</summary>
    public Contract? Contract { get; }

    public TickFlags Flags { get; }

    /// <summary>Whether the exchange is known.</summary>
    public bool NamesExchange { get; }

    /// <summary>Whether the exchange sends the natural day as its trading day, as CZCE does.</summary>
    public bool SendsNaturalDay { get; }

    /// <summary>What a turnover that lacks the multiplier is to be multiplied by, as some fronts of CZCE need; 1 elsewhere.</summary>
    public int LotFactor { get; }
}
