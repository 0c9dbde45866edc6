using System.Globalization;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Counter;

/// <summary>What the counter itself checks of an order before the exchange sees it.</summary>
internal static class OrderCheck
{
    /// <summary>The reference of the order as a number: the session's own, or the next one where it gave none.</summary>
    public static CounterError Reference(OrderInput input, long sessionMax, long userMax, out long reference)
    {
        if (string.IsNullOrWhiteSpace(input.OrderRef))
        {
            reference = Math.Max(sessionMax, userMax) + 1;
            return CounterError.None;
        }

        if (!long.TryParse(input.OrderRef, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out reference))
            return CounterError.BadOrderField;
        return reference <= sessionMax ? CounterError.DuplicateOrderRef : CounterError.None;
    }

    /// <summary>Fields and contract.</summary>
    public static CounterError Fields(OrderInput input, ListedContract? contract)
    {
        if (contract is null)
            return CounterError.ContractNotFound;
        if (!contract.IsTrading)
            return CounterError.ContractNotTrading;
        if (input.Volume <= 0 || input.Offset is Offset.ForceClose or Offset.Other || input.Hedge == HedgeFlag.Other)
            return CounterError.BadOrderField;
        if (input.Type != OrderType.Market && input.Price is null)
            return CounterError.BadOrderField;

        if (input.MinVolume is { } least && (least < 1 || least > input.Volume))
            return CounterError.BadOrderField;

        if (input.IsConditional && input.Condition is null)
            return CounterError.ConditionalOrdersNotSupported;
        if (contract.IsSecurity && input.Offset == Offset.Open && input.Direction == Direction.Sell)
            return CounterError.ShortSell;

        var (fewest, most) = input.Type == OrderType.Market
            ? (contract.MinMarketOrderVolume, contract.MaxMarketOrderVolume)
            : (contract.MinLimitOrderVolume, contract.MaxLimitOrderVolume);
        return input.Volume < fewest || (most > 0 && input.Volume > most) ? CounterError.VolumeNotValid : CounterError.None;
    }

    /// <summary>Price grid and the day's limits.</summary>
    public static CounterError Price(OrderInput input, ListedContract contract, DayFigures day)
    {
        if (input.Type == OrderType.Market || input.Price is not { } price)
            return CounterError.None;
        if (!contract.IsOnGrid(price))
            return CounterError.PriceOffGrid;
        return price > Quote.Known(day.UpperLimitPrice) || price < Quote.Known(day.LowerLimitPrice) ? CounterError.PriceOutsideLimits : CounterError.None;
    }

    /// <summary>Whether there is enough to close.</summary>
    public static CounterError Position(OrderInput input, ListedContract contract, PositionLedger positions)
    {
        if (input.Offset == Offset.Open)
            return CounterError.None;
        var choice = PositionLedger.ChoiceOf(contract, input.Offset);
        if (positions.BookToClose(contract, input).Closable(choice) >= input.Volume)
            return CounterError.None;
        return choice switch
        {
            LotChoice.Today => CounterError.NotEnoughTodayPosition,
            LotChoice.Yesterday => CounterError.NotEnoughYesterdayPosition,
            _ => CounterError.NotEnoughPosition,
        };
    }

    /// <summary>What each lot of the order holds back: margin and premium when it opens, commission always.</summary>
    public static Reservation ReservationPerLot(OrderInput input, ListedContract contract, in Quote quote)
    {
        // A market order may trade anywhere up to the limit.
        var price = input.Type == OrderType.Market ? Quote.Known(quote.Day.UpperLimitPrice) ?? quote.Worth : input.Price!.Value;
        var isLong = input.Direction == Direction.Buy;
        var commission = input.Offset == Offset.Open
            ? RateTable.Commission(contract, price, 1)
            : Math.Max(RateTable.Commission(contract, price, 1), RateTable.CloseTodayCommission(contract, price, 1));
        if (input.Offset != Offset.Open)
            return new Reservation(0, isLong ? RateTable.Premium(contract, price, 1) : 0, commission);
        return new Reservation(RateTable.Margin(contract, isLong, price, 1), isLong ? RateTable.Premium(contract, price, 1) : 0, commission);
    }
}
