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
            Margin = CounterNumber.OrZero(field.UseMargin),
            PositionProfit = CounterNumber.OrZero(field.PositionProfit),
            CloseProfit = CounterNumber.OrZero(field.CloseProfit),
        };
    }

    public static Account ToAccount(in TradingAccountField field) => new()
    {
        AccountId = field.AccountID.ToString(),
        Currency = field.CurrencyID.ToString(),
        PreBalance = CounterNumber.OrZero(field.PreBalance),
        Deposit = CounterNumber.OrZero(field.Deposit),
        Withdraw = CounterNumber.OrZero(field.Withdraw),
        CloseProfit = CounterNumber.OrZero(field.CloseProfit),
        PositionProfit = CounterNumber.OrZero(field.PositionProfit),
        Commission = CounterNumber.OrZero(field.Commission),
        Margin = CounterNumber.OrZero(field.CurrMargin),
        Frozen = CounterNumber.OrZero(field.FrozenMargin) + CounterNumber.OrZero(field.FrozenCash)
            + CounterNumber.OrZero(field.FrozenCommission),
        Balance = CounterNumber.OrZero(field.Balance),
        Available = CounterNumber.OrZero(field.Available),
        TradingDay = CounterText.ToDay(field.TradingDay.ToString()),
    };
}
