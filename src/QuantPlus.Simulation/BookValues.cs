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
        Premium = (double)state.PremiumIn,
        Commission = (double)state.Commission,
        Margin = (double)state.Margin,
        ExchangeMargin = (double)state.Margin,
        FrozenMargin = (double)state.Reserved.Margin,
        FrozenCash = (double)state.Reserved.Cash,
        FrozenCommission = (double)state.Reserved.Commission,
        Balance = (double)state.Balance,
        Available = (double)state.Available,
        Withdrawable = (double)Math.Max(0, state.Available),
        TradingDay = state.TradingDay,
    };

    public static Position Of(PositionBook book, decimal lastPrice)
    {
        var volume = book.Volume(LotChoice.Any);
        var units = volume * book.Contract.Multiplier;

        // Where today's lots are not kept apart, the older ones are the first to be closed.
        var frozenOfAny = book.Frozen(LotChoice.Any);
        var ofYesterday = Math.Min(frozenOfAny, book.Volume(LotChoice.Yesterday));
        return new Position
        {
            Instrument = book.Contract.Id,
            Direction = book.IsLong ? PositionDirection.Long : PositionDirection.Short,
            Hedge = book.Hedge,
            Volume = volume,
            TodayVolume = book.Volume(LotChoice.Today),
            FrozenToday = book.Frozen(LotChoice.Today) + frozenOfAny - ofYesterday,
            FrozenYesterday = book.Frozen(LotChoice.Yesterday) + ofYesterday,
            PositionCost = (double)book.Cost(LotChoice.Any),
            OpenCost = (double)book.OpenCost(LotChoice.Any),
            AveragePrice = (double)(book.Cost(LotChoice.Any) / units),
            OpenPrice = (double)(book.OpenCost(LotChoice.Any) / units),
            MarkPrice = (double)lastPrice,
            Margin = (double)PositionLedger.MarginOf(book, LotChoice.Any),
            PositionProfit = (double)book.Profit(LotChoice.Any, lastPrice),
            PositionProfitByTrade = (double)((book.IsLong ? 1 : -1) * ((lastPrice * units) - book.OpenCost(LotChoice.Any))),
            CloseProfit = (double)(book.Today.CloseProfit + book.Yesterday.CloseProfit),
            CloseProfitByTrade = (double)(book.Today.CloseProfitByTrade + book.Yesterday.CloseProfitByTrade),
            Commission = (double)(book.Today.Commission + book.Yesterday.Commission),
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
            OrderPhase.Waiting => OrderStatus.WaitingForTrigger,
            OrderPhase.Touched => OrderStatus.Triggered,
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
