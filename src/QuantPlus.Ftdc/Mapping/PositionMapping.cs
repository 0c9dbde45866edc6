using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads position rows and the account off the counter's structs.</summary>
internal static class PositionMapping
{
    /// <summary>The row of a struct; null where it names no contract.</summary>
    public static PositionRow? ToRow(in InvestorPositionField field)
    {
        var symbol = field.InstrumentID.ToString();
        if (string.IsNullOrWhiteSpace(symbol))
            return null;
        return new PositionRow
        {
            Instrument = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
            Direction = TradingTerms.From(field.PosiDirection),
            Hedge = TradingTerms.HedgeFrom((byte)field.HedgeFlag),
            Volume = field.Position,
            TodayVolume = field.TodayPosition,
            PositionCost = CounterNumber.OrZero(field.PositionCost),
            OpenCost = CounterNumber.OrZero(field.OpenCost),
            ExerciseFrozen = Math.Max(0, field.StrikeFrozen) + Math.Max(0, field.AbandonFrozen),
            Margin = CounterNumber.OrZero(field.UseMargin),
            MarginByMoney = CounterNumber.OrZero(field.MarginRateByMoney),
            MarginByVolume = CounterNumber.OrZero(field.MarginRateByVolume),
            PositionProfit = CounterNumber.OrZero(field.PositionProfit),
            CloseProfit = CounterNumber.OrZero(field.CloseProfit),
            CloseProfitByTrade = CounterNumber.OrZero(field.CloseProfitByTrade),
            Commission = CounterNumber.OrZero(field.Commission),
            PreSettlementPrice = CounterNumber.OrNaN(field.PreSettlementPrice),
            MarkPrice = CounterNumber.OrNaN(field.SettlementPrice),
        };
    }

    /// <summary>The lots of a struct; null where it names no contract.</summary>
    public static PositionLotRow? ToLot(in InvestorPositionDetailField field)
    {
        var symbol = field.InstrumentID.ToString();
        if (string.IsNullOrWhiteSpace(symbol))
            return null;
        var openedOn = field.OpenDate.ToString();
        return new PositionLotRow
        {
            Instrument = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
            Direction = field.Direction == DirectionType.Sell ? PositionDirection.Short : PositionDirection.Long,
            Hedge = TradingTerms.HedgeFrom((byte)field.HedgeFlag),
            OpenedOn = openedOn,
            IsToday = openedOn == field.TradingDay.ToString(),
            Volume = field.Volume,
            OpenPrice = CounterNumber.OrZero(field.OpenPrice),
            PreSettlementPrice = CounterNumber.OrNaN(field.LastSettlementPrice),
        };
    }

    public static Account ToAccount(in TradingAccountField field) => new()
    {
        AccountId = field.AccountID.ToString(),
        Currency = field.CurrencyID.ToString(),
        TradingDay = CounterText.ToDay(field.TradingDay.ToString()),
        PreBalance = CounterNumber.OrZero(field.PreBalance),
        PreMargin = CounterNumber.OrZero(field.PreMargin),
        Deposit = CounterNumber.OrZero(field.Deposit),
        Withdraw = CounterNumber.OrZero(field.Withdraw),
        Interest = CounterNumber.OrZero(field.Interest),
        CloseProfit = CounterNumber.OrZero(field.CloseProfit),
        PositionProfit = CounterNumber.OrZero(field.PositionProfit),
        Premium = CounterNumber.OrZero(field.CashIn),
        Commission = CounterNumber.OrZero(field.Commission),
        Margin = CounterNumber.OrZero(field.CurrMargin),
        ExchangeMargin = CounterNumber.OrZero(field.ExchangeMargin),
        DeliveryMargin = CounterNumber.OrZero(field.DeliveryMargin),
        FrozenMargin = CounterNumber.OrZero(field.FrozenMargin),
        FrozenCash = CounterNumber.OrZero(field.FrozenCash),
        FrozenCommission = CounterNumber.OrZero(field.FrozenCommission),
        Balance = CounterNumber.OrZero(field.Balance),
        Available = CounterNumber.OrZero(field.Available),
        Withdrawable = CounterNumber.OrZero(field.WithdrawQuota),
        Reserve = CounterNumber.OrZero(field.Reserve),
        Credit = CounterNumber.OrZero(field.Credit),
        Pledged = CounterNumber.OrZero(field.Mortgage),
        CurrencyPledgedIn = CounterNumber.OrZero(field.FundMortgageIn),
        CurrencyPledgedOut = CounterNumber.OrZero(field.FundMortgageOut),
        OptionValue = CounterNumber.OrZero(field.OptionValue),
    };
}
