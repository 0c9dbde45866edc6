using QuantPlus.Simulation.Contracts;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Orders;

/// <summary>An order in the counter's hands: the one changing thing that snapshots are taken of.</summary>
internal sealed class WorkingOrder(OrderId id, string userId, OrderInput input, ListedContract contract, int localId, DateOnly tradingDay, DateTime insertTime)
{
    private int _sequence;

    public OrderId Id => id;
    public string UserId => userId;
    public OrderInput Input => input;
    public ListedContract Contract => contract;
    public int LocalId => localId;
    public DateTime InsertTime => insertTime;
    public string SystemId { get; set; } = "";

    /// <summary>The number of the conditional order that this one came of; empty for any other.</summary>
    public string TouchedSystemId { get; init; } = "";

    public OrderPhase Phase { get; private set; } = OrderPhase.Submitted;
    public SubmitPhase Submit { get; private set; } = SubmitPhase.InsertSubmitted;
    public string StatusText { get; private set; } = "报单已提交";
    public int TradedVolume { get; private set; }
    public DateTime? CancelTime { get; private set; }

    public int RemainingVolume => input.Volume - TradedVolume;
    public bool IsBuy => input.Direction == Direction.Buy;
    public bool IsFinal => Phase is OrderPhase.AllTraded or OrderPhase.Cancelled or OrderPhase.Rejected or OrderPhase.Touched;

    /// <summary>The exchange has put the order into its book.</summary>
    public void Queue()
    {
        Submit = SubmitPhase.Accepted;
        Phase = OrderPhase.Queueing;
        StatusText = "未成交";
    }

    /// <summary>The counter keeps the order until its price is touched.</summary>
    public void Wait()
    {
        Phase = OrderPhase.Waiting;
        StatusText = "尚未触发";
    }

    /// <summary>Its price was touched.</summary>
    public void Touch()
    {
        Phase = OrderPhase.Touched;
        StatusText = "已触发";
    }

    /// <summary>A part, or all, has traded. A cancelled order stays cancelled: its trades may come late.</summary>
    public void Trade(int volume)
    {
        TradedVolume += volume;
        if (Phase == OrderPhase.Cancelled)
            return;
        Submit = SubmitPhase.Accepted;
        Phase = RemainingVolume == 0 ? OrderPhase.AllTraded : OrderPhase.PartTraded;
        StatusText = RemainingVolume == 0 ? "全部成交" : "部分成交还在队列中";
    }

    /// <summary>A cancel is on its way; the order's own state is as before.</summary>
    public void SubmitCancel() => Submit = SubmitPhase.CancelSubmitted;

    /// <summary>The exchange has refused a cancel; the order's own state is as before.</summary>
    public void RefuseCancel(string text)
    {
        Submit = SubmitPhase.CancelRejected;
        StatusText = text;
    }

    /// <summary>What is left is cancelled, on request or because the order does not rest.</summary>
    public void Cancel(DateTime time, string text = "已撤单")
    {
        // An order that kills itself never had a cancel of its own: the counter leaves its submit status as it was.
        if (Submit is SubmitPhase.CancelSubmitted or SubmitPhase.CancelRejected)
            Submit = SubmitPhase.Accepted;
        Phase = OrderPhase.Cancelled;
        CancelTime = time;
        StatusText = text;
    }

    /// <summary>The exchange has refused the order.</summary>
    public void Reject(string text, DateTime time)
    {
        Submit = SubmitPhase.InsertRejected;
        Phase = OrderPhase.Rejected;
        CancelTime = time;
        StatusText = text;
    }

    public OrderSnapshot Snapshot() => Read(++_sequence);

    /// <summary>The order as it stands, without counting as a change.</summary>
    public OrderSnapshot Peek() => Read(_sequence);

    private OrderSnapshot Read(int sequence) => new()
    {
        UserId = userId,
        FrontId = id.FrontId,
        SessionId = id.SessionId,
        OrderRef = id.OrderRef,
        Input = input,
        Contract = contract,
        LocalId = localId,
        SystemId = SystemId,
        TouchedSystemId = TouchedSystemId,
        Phase = Phase,
        Submit = Submit,
        StatusText = StatusText,
        TradedVolume = TradedVolume,
        TradingDay = tradingDay,
        InsertTime = insertTime,
        CancelTime = CancelTime,
        Sequence = sequence,
    };
}
