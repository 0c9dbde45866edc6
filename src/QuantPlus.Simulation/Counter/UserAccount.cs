using System.Globalization;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Matching;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Special;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Counter;

/// <summary>One user of the counter with money, positions, orders and trades of the trading day.</summary>
internal sealed class UserAccount(string userId, UserCredentials credentials, decimal openingBalance)
{
    private readonly Dictionary<OrderId, WorkingOrder> _ordersById = [];
    private readonly Dictionary<(string Exchange, string SystemId), WorkingOrder> _ordersBySystemId = [];
    private readonly List<WorkingOrder> _orders = [];
    private readonly List<TradeRecord> _trades = [];
    private readonly List<PrivateEvent> _privateStream = [];
    private readonly List<ExpiryRecord> _expired = [];
    private readonly List<DayStatement> _statements = [];

    public string UserId => userId;
    public UserCredentials Credentials => credentials;

    /// <summary>The password of the money account; the user's own to begin with.</summary>
    public UserCredentials MoneyCredentials { get; } = credentials.Copy();

    public AccountLedger Money { get; } = new(openingBalance);
    public PositionLedger Positions { get; } = new();
    public Reservations Reserved { get; } = new();
    public SpecialBook Special { get; } = new();
    public IReadOnlyList<WorkingOrder> Orders => _orders;
    public IReadOnlyList<TradeRecord> Trades => _trades;

    /// <summary>All the user's sessions were told on the trading day, in order.</summary>
    public IReadOnlyList<PrivateEvent> PrivateStream => _privateStream;

    /// <summary>The largest order reference of the trading day.</summary>
    public long MaxOrderRef { get; set; }

    /// <summary>When the settlement of the previous trading day was confirmed, China's time; null until then.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>How many trading days' statements can still be asked for.</summary>
    private const int KeptStatements = 60;

    /// <summary>The statement of a day as yyyyMMdd, or of the day settled last where none is named; null where there is none.</summary>
    public DayStatement? FindStatement(string day) => day.Length == 0
        ? _statements.LastOrDefault()
        : _statements.Find(statement => statement.TradingDay.ToString("yyyyMMdd", CultureInfo.InvariantCulture) == day);

    /// <summary>What has come to its end with the trading day's settlement.</summary>
    public IReadOnlyList<ExpiryRecord> Expired => _expired;

    /// <summary>A position has come to its end: it is gone, and what it was worth is booked.</summary>
    public void Expire(ExpiryRecord record, PositionBook book) => Expire(record, book, LotChoice.Any, book.Volume(LotChoice.Any));

    /// <summary>A part of a position has come to its end.</summary>
    public void Expire(ExpiryRecord record, PositionBook book, LotChoice choice, int volume)
    {
        book.Close(choice, volume);
        Money.Book(record.Amount, 0, 0);
        _expired.Add(record);
    }

    public WorkingOrder? FindOrder(OrderId id) => _ordersById.GetValueOrDefault(id);

    public WorkingOrder? FindOrder(string exchange, string systemId) => _ordersBySystemId.GetValueOrDefault((exchange, systemId.Trim()));

    /// <summary>The exchange has given an order its number.</summary>
    public void Name(WorkingOrder order, string systemId)
    {
        order.SystemId = systemId;
        _ordersBySystemId.Add((order.Contract.Exchange.Code, systemId.Trim()), order);
    }

    /// <summary>Takes an order in, and holds back what it may need.</summary>
    public void Add(WorkingOrder order, Reservation perLot)
    {
        _orders.Add(order);
        _ordersById.Add(order.Id, order);
        Reserved.Add(order, perLot);
        if (order.Input.Offset != Offset.Open)
            Positions.BookToClose(order.Contract, order.Input).Freeze(Choice(order), order.Input.Volume);
    }

    /// <summary>Takes in an order that waits at the counter: it holds nothing back.</summary>
    public void AddWaiting(WorkingOrder order, string systemId)
    {
        _orders.Add(order);
        _ordersById.Add(order.Id, order);
        Name(order, systemId);
    }

    /// <summary>Books a trade: position, profit, commission and premium.</summary>
    public TradeRecord Book(Fill fill, string tradeId, DateOnly tradingDay, DateTime time)
    {
        var (closeProfit, commission) = fill.Order.Input.Offset == Offset.Open
            ? BookOpen(fill, tradeId, tradingDay)
            : BookClose(fill);
        var premium = RateTable.Premium(fill.Order.Contract, fill.Price, fill.Volume);
        Money.Book(closeProfit, commission, fill.Order.IsBuy ? -premium : premium);

        var trade = new TradeRecord
        {
            UserId = UserId,
            OrderId = fill.Order.Id,
            Contract = fill.Order.Contract,
            OrderLocalId = fill.Order.LocalId,
            OrderSystemId = fill.Order.SystemId,
            TradeId = tradeId,
            Direction = fill.Order.Input.Direction,
            Offset = fill.Order.Input.Offset,
            Hedge = fill.Order.Input.Hedge,
            Price = fill.Price,
            Volume = fill.Volume,
            Commission = commission,
            TradingDay = tradingDay,
            Time = time,
        };
        _trades.Add(trade);
        return trade;
    }

    /// <summary>An order is over: what it held back is free again.</summary>
    public void Release(WorkingOrder order)
    {
        Reserved.Remove(order);
        if (order.Input.Offset != Offset.Open && order.RemainingVolume > 0)
            Positions.BookToClose(order.Contract, order.Input).Thaw(Choice(order), order.RemainingVolume);
    }

    public void Record(PrivateEvent happened) => _privateStream.Add(happened);

    /// <summary>What the account stands at with the market's prices.</summary>
    public AccountState State(Func<ListedContract, decimal> price, DateOnly tradingDay)
    {
        var positionProfit = Positions.Profit(price);
        return new AccountState
        {
            UserId = UserId,
            TradingDay = tradingDay,
            PreBalance = Money.PreBalance,
            Deposits = Money.Deposits,
            Withdrawals = Money.Withdrawals,
            CloseProfit = Money.CloseProfit,
            PositionProfit = positionProfit,
            Commission = Money.Commission,
            PremiumIn = Money.PremiumIn,
            Margin = Positions.Margin(),
            Reserved = Reserved.Total(),
            Balance = Money.Balance(positionProfit),
        };
    }

    /// <summary>The end of a trading day: profits become balance, positions become yesterday's, orders and trades are history.</summary>
    public void Settle(DateOnly tradingDay, Func<ListedContract, decimal> settlementPrice)
    {
        _statements.Add(new DayStatement(tradingDay, SettlementStatement.Write(this, tradingDay, settlementPrice)));
        if (_statements.Count > KeptStatements)
            _statements.RemoveAt(0);
        Money.Settle(Positions.Profit(settlementPrice));
        Positions.Settle(settlementPrice);
        Reserved.Clear();
        _orders.Clear();
        _ordersById.Clear();
        _ordersBySystemId.Clear();
        _trades.Clear();
        _privateStream.Clear();
        _expired.Clear();
        Special.Settle();
        MaxOrderRef = 0;
        ConfirmedAt = null;
    }

    private (decimal CloseProfit, decimal Commission) BookOpen(Fill fill, string tradeId, DateOnly tradingDay)
    {
        var order = fill.Order;
        var book = Positions.Book(order.Contract, order.IsBuy, order.Input.Hedge);
        book.Open(new PositionLot(tradeId, tradingDay, fill.Volume, fill.Price, fill.Price, isToday: true));
        var commission = RateTable.Commission(order.Contract, fill.Price, fill.Volume);
        book.Today.OpenVolume += fill.Volume;
        book.Today.OpenAmount += fill.Price * fill.Volume * order.Contract.Multiplier;
        book.Today.Commission += commission;
        return (0, commission);
    }

    private (decimal CloseProfit, decimal Commission) BookClose(Fill fill)
    {
        var contract = fill.Order.Contract;
        var book = Positions.BookToClose(contract, fill.Order.Input);
        book.Thaw(Choice(fill.Order), fill.Volume);
        decimal profit = 0, commission = 0;
        foreach (var lot in book.Close(Choice(fill.Order), fill.Volume))
        {
            var day = lot.IsToday ? book.Today : book.Yesterday;
            var side = book.IsLong ? 1 : -1;
            var lotProfit = contract.IsOption ? 0 : side * (fill.Price - lot.CostPrice) * lot.Volume * contract.Multiplier;
            var lotCommission = lot.IsToday
                ? RateTable.CloseTodayCommission(contract, fill.Price, lot.Volume)
                : RateTable.Commission(contract, fill.Price, lot.Volume);
            day.CloseVolume += lot.Volume;
            day.CloseAmount += fill.Price * lot.Volume * contract.Multiplier;
            day.CloseProfit += lotProfit;
            day.CloseProfitByTrade += contract.IsOption ? 0 : side * (fill.Price - lot.OpenPrice) * lot.Volume * contract.Multiplier;
            day.Commission += lotCommission;
            profit += lotProfit;
            commission += lotCommission;
        }

        return (profit, commission);
    }

    private static LotChoice Choice(WorkingOrder order) => PositionLedger.ChoiceOf(order.Contract, order.Input.Offset);
}
