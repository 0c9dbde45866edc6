using QuantPlus.MarketData;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Trading;

namespace QuantPlus.Simulation;

/// <summary>The counter's books as the values that gateways give.</summary>
internal static class BookValues
{
    public static Account Of(AccountState state) => new()
    {
        AccountId = state.UserId,
        Currency = "CNY",
        PreBalance = (double)state.PreBalance,
        Deposit = (double)state.Deposits,
        Withdraw = (double)state.Withdrawals,
        CloseProfit = (double)state.CloseProfit,
        PositionProfit = (double)state.PositionProfit,
        Commission = (double)state.Commission,
        Margin = (double)state.Margin,
        Frozen = (double)state.Reserved.Total,
        Balance = (double)state.Balance,
        Available = (double)state.Available,
        TradingDay = state.TradingDay,
    };

    public static Position Of(PositionBook book, decimal lastPrice)
    {
        var volume = book.Volume(LotChoice.Any);
        return new Position
        {
            Instrument = book.Contract.Id,
            Direction = book.IsLong ? PositionDirection.Long : PositionDirection.Short,
            Hedge = book.Hedge,
            Volume = volume,
            TodayVolume = book.Volume(LotChoice.Today),
            FrozenVolume = book.Frozen(LotChoice.Any) + book.Frozen(LotChoice.Today) + book.Frozen(LotChoice.Yesterday),
            PositionCost = (double)book.Cost(LotChoice.Any),
            OpenCost = (double)book.OpenCost(LotChoice.Any),
            AveragePrice = (double)(book.Cost(LotChoice.Any) / (volume * book.Contract.Multiplier)),
            Margin = (double)PositionLedger.MarginOf(book, LotChoice.Any),
            PositionProfit = (double)book.Profit(LotChoice.Any, lastPrice),
            CloseProfit = (double)(book.Today.CloseProfit + book.Yesterday.CloseProfit),
        };
    }

    public static Order Of(OrderSnapshot order) => new()
    {
        Id = order.Id,
        ExchangeOrderId = order.SystemId.Trim(),
        Instrument = order.Contract.Id,
        Direction = order.Input.Direction,
        Offset = order.Input.Offset,
        Hedge = order.Input.Hedge,
        Type = order.Input.Type,
        Price = order.Input.Type == OrderType.Market ? double.NaN : (double)(order.Input.Price ?? 0),
        Tag = order.Input.Memo,
        Volume = order.Input.Volume,
        TradedVolume = order.TradedVolume,
        Status = order.Phase switch
        {
            OrderPhase.Queueing => OrderStatus.Queueing,
            OrderPhase.PartTraded => OrderStatus.PartTraded,
            OrderPhase.AllTraded => OrderStatus.AllTraded,
            OrderPhase.Cancelled => OrderStatus.Cancelled,
            OrderPhase.Rejected => OrderStatus.Rejected,
            _ => OrderStatus.Submitting,
        },
        StatusText = order.StatusText,
        TradingDay = order.TradingDay,
        InsertTime = new DateTimeOffset(order.InsertTime, ChinaTime.Offset),
    };

    public static Trade Of(TradeRecord trade) => new()
    {
        TradeId = trade.TradeId.Trim(),
        OrderId = trade.OrderId,
        ExchangeOrderId = trade.OrderSystemId.Trim(),
        Instrument = trade.Contract.Id,
        Direction = trade.Direction,
        Offset = trade.Offset,
        Hedge = trade.Hedge,
        Price = (double)trade.Price,
        Volume = trade.Volume,
        TradingDay = trade.TradingDay,
        Time = new DateTimeOffset(trade.Time, ChinaTime.Offset),
    };

    /// <summary>A snapshot with other best prices and nothing behind them.</summary>
    public static Quote With(Quote quote, PriceLevel best, DateTime time)
    {
        var (bids, asks) = (quote.Bids, quote.Asks);
        for (var i = 0; i < Contracts.QuoteDepth.Max; i++)
        {
            bids[i] = i == 0 && best.BidVolume > 0 ? new QuoteLevel(best.BidPrice, best.BidVolume) : QuoteLevel.Empty;
            asks[i] = i == 0 && best.AskVolume > 0 ? new QuoteLevel(best.AskPrice, best.AskVolume) : QuoteLevel.Empty;
        }

        return quote with { Time = time, Bids = bids, Asks = asks };
    }
}
