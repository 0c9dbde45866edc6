using QuantPlus.Ftdc.Trading;
using QuantPlus.Instruments;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads rates off the counter's structs. Whose they are is for the asker to set.</summary>
internal static class RateMapping
{
    public static RateRow<MarginRate> ToMarginRate(in InstrumentMarginRateField field) => new(field.InstrumentID.ToString(), new MarginRate
    {
        Instrument = default,
        LongByMoney = CounterNumber.OrNaN(field.LongMarginRatioByMoney),
        LongByVolume = CounterNumber.OrNaN(field.LongMarginRatioByVolume),
        ShortByMoney = CounterNumber.OrNaN(field.ShortMarginRatioByMoney),
        ShortByVolume = CounterNumber.OrNaN(field.ShortMarginRatioByVolume),
        IsRelativeToExchange = field.IsRelative != 0,
    });

    public static RateRow<MarginRate> ToMarginRate(in OptionInstrTradeCostField field) => new(field.InstrumentID.ToString(), new MarginRate
    {
        Instrument = default,
        Option = new OptionTradeCost
        {
            FixedMargin = CounterNumber.OrNaN(field.FixedMargin),
            MinimumMargin = CounterNumber.OrNaN(field.MiniMargin),
            Premium = CounterNumber.OrNaN(field.Royalty),
            ExchangeFixedMargin = CounterNumber.OrNaN(field.ExchFixedMargin),
            ExchangeMinimumMargin = CounterNumber.OrNaN(field.ExchMiniMargin),
        },
    });

    public static RateRow<CommissionRate> ToCommissionRate(in InstrumentCommissionRateField field) => new(field.InstrumentID.ToString(), new CommissionRate
    {
        Instrument = default,
        OpenByMoney = CounterNumber.OrNaN(field.OpenRatioByMoney),
        OpenByVolume = CounterNumber.OrNaN(field.OpenRatioByVolume),
        CloseByMoney = CounterNumber.OrNaN(field.CloseRatioByMoney),
        CloseByVolume = CounterNumber.OrNaN(field.CloseRatioByVolume),
        CloseTodayByMoney = CounterNumber.OrNaN(field.CloseTodayRatioByMoney),
        CloseTodayByVolume = CounterNumber.OrNaN(field.CloseTodayRatioByVolume),
    });

    public static RateRow<CommissionRate> ToCommissionRate(in OptionInstrCommRateField field) => new(field.InstrumentID.ToString(), new CommissionRate
    {
        Instrument = default,
        OpenByMoney = CounterNumber.OrNaN(field.OpenRatioByMoney),
        OpenByVolume = CounterNumber.OrNaN(field.OpenRatioByVolume),
        CloseByMoney = CounterNumber.OrNaN(field.CloseRatioByMoney),
        CloseByVolume = CounterNumber.OrNaN(field.CloseRatioByVolume),
        CloseTodayByMoney = CounterNumber.OrNaN(field.CloseTodayRatioByMoney),
        CloseTodayByVolume = CounterNumber.OrNaN(field.CloseTodayRatioByVolume),
        ExerciseByMoney = CounterNumber.OrNaN(field.StrikeRatioByMoney),
        ExerciseByVolume = CounterNumber.OrNaN(field.StrikeRatioByVolume),
    });
}
