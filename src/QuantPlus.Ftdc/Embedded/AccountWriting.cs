using QuantPlus.Ftdc.Mapping;
using QuantPlus.Simulation.Counter;
using QuantPlus.Simulation.Ledgers;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Writes the counter's rows on money and positions.</summary>
internal static class AccountWriting
{
    public static TradingAccountField ToAccount(AccountState state, string brokerId)
    {
        var field = default(TradingAccountField);
        field.BrokerID.TrySet(brokerId);
        field.AccountID.Set(state.UserId);
        field.CurrencyID.Set("CNY");
        field.TradingDay.Set(CounterDates.Day(state.TradingDay));
        field.PreBalance = (double)state.PreBalance;
        field.Deposit = (double)state.Deposits;
        field.Withdraw = (double)state.Withdrawals;
        field.CloseProfit = (double)state.CloseProfit;
        field.PositionProfit = (double)state.PositionProfit;
        field.Commission = (double)state.Commission;
        field.CashIn = (double)state.PremiumIn;
        field.CurrMargin = (double)state.Margin;
        field.ExchangeMargin = (double)state.Margin;
        field.FrozenMargin = (double)state.Reserved.Margin;
        field.FrozenCash = (double)state.Reserved.Cash;
        field.FrozenCommission = (double)state.Reserved.Commission;
        field.Balance = (double)state.Balance;
        field.Available = (double)state.Available;
        field.WithdrawQuota = (double)Math.Max(0, state.Available);
        return field;
    }

    /// <summary>
    /// The rows of a position: SHFE and INE keep today's and yesterday's lots in rows of their own, elsewhere there is one row. A row without lots
    /// stays for the day when something was traded on it, as counters leave it.
    /// </summary>
    public static IEnumerable<InvestorPositionField> ToRows(PositionBook book, UserAccount account, Market market, string brokerId)
    {
        if (!book.Contract.Exchange.SeparatesTodayPositions)
        {
            yield return ToRow(book, LotChoice.Any, account, market, brokerId);
            yield break;
        }

        foreach (var choice in (LotChoice[])[LotChoice.Today, LotChoice.Yesterday])
        {
            var day = choice == LotChoice.Today ? book.Today : book.Yesterday;
            if (book.Volume(choice) > 0 || day.OpenVolume > 0 || day.CloseVolume > 0)
                yield return ToRow(book, choice, account, market, brokerId);
        }
    }

    /// <summary>A row of the position's details: lots of one trade that are not closed yet.</summary>
    public static InvestorPositionDetailField ToDetail(PositionBook book, PositionLot lot, UserAccount account, Market market, string brokerId)
    {
        var field = default(InvestorPositionDetailField);
        var contract = book.Contract;
        var side = book.IsLong ? 1 : -1;
        var last = market.LastPrice(contract);
        var units = lot.Volume * contract.Multiplier;
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(account.UserId);
        field.InstrumentID.Set(contract.Id.Symbol);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.TradingDay.Set(CounterDates.Day(market.TradingDay));
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(book.Hedge);
        field.Direction = book.IsLong ? DirectionType.Buy : DirectionType.Sell;
        field.OpenDate.Set(CounterDates.Day(lot.OpenedOn));
        field.TradeID.Set(lot.TradeId);
        field.Volume = lot.Volume;
        field.OpenPrice = (double)lot.OpenPrice;
        field.TradeType = TradeTypeType.Common;
        field.PositionProfitByDate = contract.IsOption ? 0 : (double)(side * (last - lot.CostPrice) * units);
        field.PositionProfitByTrade = contract.IsOption ? 0 : (double)(side * (last - lot.OpenPrice) * units);
        field.Margin = (double)RateTable.Margin(contract, book.IsLong, lot.CostPrice, lot.Volume);
        field.ExchMargin = field.Margin;
        field.MarginRateByMoney = (double)contract.MarginRatio(book.IsLong);
        field.LastSettlementPrice = market.Last(contract).Day.PreSettlementPrice;
        field.SettlementPrice = (double)last;
        return field;
    }

    private static InvestorPositionField ToRow(PositionBook book, LotChoice choice, UserAccount account, Market market, string brokerId)
    {
        var field = default(InvestorPositionField);
        var contract = book.Contract;
        ref readonly var quote = ref market.Last(contract);
        field.BrokerID.TrySet(brokerId);
        field.InvestorID.Set(account.UserId);
        field.InstrumentID.Set(contract.Id.Symbol);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.TradingDay.Set(CounterDates.Day(market.TradingDay));
        field.PosiDirection = book.IsLong ? PosiDirectionType.Long : PosiDirectionType.Short;
        field.HedgeFlag = (HedgeFlagType)TradingTerms.To(book.Hedge);
        field.PositionDate = choice == LotChoice.Yesterday ? PositionDateType.History : PositionDateType.Today;
        field.Position = book.Volume(choice);
        field.TodayPosition = choice == LotChoice.Yesterday ? 0 : book.Volume(LotChoice.Today);
        field.YdPosition = choice == LotChoice.Today ? 0 : book.Yesterday.VolumeBefore;

        // What freezes a long position is an order to sell: counters name the frozen lots after the order's side.
        if (book.IsLong)
            field.ShortFrozen = book.Frozen(choice);
        else
            field.LongFrozen = book.Frozen(choice);
        AddDay(ref field, book, choice);
        field.PositionCost = (double)book.Cost(choice);
        field.OpenCost = (double)book.OpenCost(choice);
        field.UseMargin = (double)PositionLedger.MarginOf(book, choice);
        field.ExchangeMargin = field.UseMargin;
        field.PositionProfit = (double)book.Profit(choice, market.LastPrice(contract));
        field.PreSettlementPrice = quote.Day.PreSettlementPrice;
        field.SettlementPrice = quote.LastPrice;
        field.MarginRateByMoney = (double)contract.MarginRatio(book.IsLong);
        return field;
    }

    private static void AddDay(ref InvestorPositionField field, PositionBook book, LotChoice choice)
    {
        foreach (var (day, belongs) in ((PositionDay, bool)[])[(book.Today, choice != LotChoice.Yesterday), (book.Yesterday, choice != LotChoice.Today)])
        {
            if (!belongs)
                continue;
            field.OpenVolume += day.OpenVolume;
            field.CloseVolume += day.CloseVolume;
            field.OpenAmount += (double)day.OpenAmount;
            field.CloseAmount += (double)day.CloseAmount;
            field.Commission += (double)day.Commission;
            field.CloseProfit += (double)day.CloseProfit;
            field.CloseProfitByDate += (double)day.CloseProfit;
            field.CloseProfitByTrade += (double)day.CloseProfitByTrade;
        }
    }
}
