using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Orders;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Special;

/// <summary>How far a special order has come.</summary>
internal enum SpecialPhase
{
    Submitted,
    Accepted,
    PartTraded,
    Done,
    Cancelled,
    Rejected,

    /// <summary>There was no position when it was to be carried out.</summary>
    NoPosition,
}

/// <summary>A special order in the counter's hands: the one changing thing that records are taken of.</summary>
internal sealed class SpecialOrder(OrderId id, string userId, SpecialInput input, ListedContract contract, int localId, DateOnly tradingDay, DateTime insertTime)
{
    private SubmitPhase _submit = SubmitPhase.InsertSubmitted;
    private string _statusText = "已提交";
    private DateTime? _cancelTime;
    private int _sequence;

    public OrderId Id => id;
    public SpecialInput Input => input;
    public ListedContract Contract => contract;
    public string SystemId { get; private set; } = "";
    public SpecialPhase Phase { get; private set; } = SpecialPhase.Submitted;

    /// <summary>The orders of a quote; null without that side.</summary>
    public WorkingOrder? Bid { get; set; }

    public WorkingOrder? Ask { get; set; }

    public bool IsFinal => Phase is SpecialPhase.Done or SpecialPhase.Cancelled or SpecialPhase.Rejected or SpecialPhase.NoPosition;

    public void Accept(string systemId)
    {
        SystemId = systemId;
        Move(SpecialPhase.Accepted, "已接受", null);
    }

    /// <summary>Comes into a phase; false where it is there already.</summary>
    public bool Move(SpecialPhase phase, string text, DateTime? cancelTime)
    {
        if (Phase == phase)
            return false;
        Phase = phase;
        _submit = phase == SpecialPhase.Rejected ? SubmitPhase.InsertRejected : SubmitPhase.Accepted;
        _statusText = text;
        _cancelTime = cancelTime;
        return true;
    }

    public SpecialRecord Snapshot() => Read(++_sequence);

    /// <summary>As it stands, without counting as a change.</summary>
    public SpecialRecord Peek() => Read(_sequence);

    private SpecialRecord Read(int sequence) => new()
    {
        UserId = userId,
        Id = id,
        Input = input,
        Contract = contract,
        LocalId = localId,
        SystemId = SystemId,
        Phase = Phase,
        Submit = _submit,
        StatusText = _statusText,
        TradingDay = tradingDay,
        InsertTime = insertTime,
        CancelTime = _cancelTime,
        Sequence = sequence,
        BidSystemId = Bid?.SystemId ?? "",
        AskSystemId = Ask?.SystemId ?? "",
    };
}
