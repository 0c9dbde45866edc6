using QuantPlus.Trading;

namespace QuantPlus.Simulation.Special;

/// <summary>The special orders of one user on the trading day, and what the counter keeps for the user.</summary>
internal sealed class SpecialBook
{
    private readonly List<SpecialOrder> _orders = [];
    private readonly Dictionary<OrderId, SpecialOrder> _quotesByOrder = [];

    public IReadOnlyList<SpecialOrder> Orders => _orders;

    public ParkedBook Parked { get; } = new();

    public void Add(SpecialOrder order) => _orders.Add(order);

    /// <summary>An order comes of a quote.</summary>
    public void Link(OrderId order, SpecialOrder quote) => _quotesByOrder.Add(order, quote);

    public SpecialOrder? QuoteOf(OrderId order) => _quotesByOrder.GetValueOrDefault(order);

    public SpecialOrder? Find<TInput>(SpecialCancel cancel)
        where TInput : SpecialInput => _orders.Find(order => order.Input is TInput && (cancel.SystemId.Trim() is { Length: > 0 } systemId
            ? order.Contract.Exchange.Code == cancel.Exchange && order.SystemId.Trim() == systemId
            : order.Id == new OrderId(cancel.FrontId, cancel.SessionId, cancel.Reference.Trim())));

    public IEnumerable<SpecialRecord> Records<TInput>()
        where TInput : SpecialInput => _orders.Where(order => order.Input is TInput).Select(order => order.Peek());

    /// <summary>The end of a trading day; what waits for the next opening goes on waiting.</summary>
    public void Settle()
    {
        _orders.Clear();
        _quotesByOrder.Clear();
        Parked.Settle();
    }
}
