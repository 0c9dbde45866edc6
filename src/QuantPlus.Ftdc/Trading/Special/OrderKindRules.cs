using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>What differs between the kinds of special orders: the functions, what makes sense, and the structs.</summary>
internal abstract class OrderKindRules<TRequest, TOrder>(string title, TraderApiFunction insert, TraderApiFunction? cancel, TraderApiFunction query)
    where TOrder : SpecialOrder
{
    /// <summary>As the beginning of a sentence: "A quote".</summary>
    public string Title => title;

    public TraderApiFunction InsertFunction => insert;

    /// <summary>Null where it cannot be cancelled.</summary>
    public TraderApiFunction? CancelFunction => cancel;

    public TraderApiFunction QueryFunction => query;

    /// <summary>How many order references one takes.</summary>
    public virtual int References => 1;

    /// <summary>Checks a request and completes its contract id.</summary>
    /// <exception cref="OrderRejectedException">It makes no sense.</exception>
    public abstract TRequest Check(TRequest request, ContractCatalog contracts, out Contract contract);

    /// <summary>How it stands when it has just been sent.</summary>
    public abstract TOrder ToOrder(TRequest request, OrderId id);

    /// <summary>The orders that will come of it, for the guards to look at.</summary>
    public virtual IReadOnlyList<(OrderId Id, OrderRequest Order)> OrdersOf(TOrder sent) => [];

    /// <summary>Sends it; returns what the API returned.</summary>
    public abstract int Insert(ApiCalls<TraderApi> calls, SessionSettings settings, TOrder sent, int requestId);

    /// <summary>Cancels by the exchange's number where it is known, and by the session's reference where not.</summary>
    public virtual int Cancel(ApiCalls<TraderApi> calls, SessionSettings settings, TOrder order, string systemId, int requestId) =>
        throw new NotSupportedException($"{Title} cannot be cancelled.");

    /// <summary>Asks for those of the trading day.</summary>
    public abstract int Query(ApiCalls<TraderApi> calls, SessionSettings settings, int requestId);

    protected static Contract Find(InstrumentId instrument, ContractCatalog contracts) =>
        contracts.TryGet(instrument, out var contract)
            ? contract
            : throw Refuse(OrderRejectReason.UnknownContract, $"The counter has no contract {instrument}.");

    protected void CheckOption(Contract contract)
    {
        if (contract.OptionType == OptionType.None)
            throw Refuse(OrderRejectReason.NotSupported, $"{Title} needs an option; {contract.Id} is none.");
    }

    protected void CheckVolume(int volume, int least = 1)
    {
        if (volume < least)
            throw Refuse(OrderRejectReason.InvalidVolume, $"{Title} needs at least {least} lot.");
    }

    protected void CheckHedge(HedgeFlag hedge)
    {
        if (hedge == HedgeFlag.Other || !Enum.IsDefined(hedge))
            throw Refuse(OrderRejectReason.NotSupported, $"{Title} with hedge flag {hedge} cannot be requested.");
    }

    protected static OrderRejectedException Refuse(OrderRejectReason reason, string message) =>
        new(reason, new GatewayError(GatewayErrorKind.OrderRejected, message) { Cure = RejectReasons.CureOf(reason) });
}
