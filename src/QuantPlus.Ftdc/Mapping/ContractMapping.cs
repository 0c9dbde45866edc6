using QuantPlus.Instruments;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads a contract off the counter's row.</summary>
internal static class ContractMapping
{
    /// <summary>The contract of a row; null where the row names none.</summary>
    public static Contract? ToContract(in InstrumentField field)
    {
        var symbol = field.InstrumentID.ToString();
        if (string.IsNullOrWhiteSpace(symbol))
            return null;
        return new Contract
        {
            Id = new InstrumentId(symbol, new Exchange(field.ExchangeID.ToString())),
            Name = field.InstrumentName.ToString(),
            ProductId = field.ProductID.ToString(),
            ProductClass = ToProductClass(field.ProductClass),
            ProductClassCode = (char)field.ProductClass,
            Multiplier = Math.Max(1, field.VolumeMultiple),
            PriceTick = CounterNumber.OrZero(field.PriceTick),
            MinLimitOrderVolume = field.MinLimitOrderVolume,
            MaxLimitOrderVolume = field.MaxLimitOrderVolume,
            MinMarketOrderVolume = field.MinMarketOrderVolume,
            MaxMarketOrderVolume = field.MaxMarketOrderVolume,
            ListedOn = CounterText.ToDay(field.OpenDate.ToString()),
            ExpiresOn = CounterText.ToDay(field.ExpireDate.ToString()),
            LongMarginRatio = CounterNumber.OrNaN(field.LongMarginRatio),
            ShortMarginRatio = CounterNumber.OrNaN(field.ShortMarginRatio),
            DeliveryYear = field.DeliveryYear,
            DeliveryMonth = field.DeliveryMonth,
            DeliveryFrom = CounterText.ToDay(field.StartDelivDate.ToString()),
            DeliveryTo = CounterText.ToDay(field.EndDelivDate.ToString()),
            ChargesLargerSide = (byte)field.MaxMarginSideAlgorithm == (byte)'1',
            IsTrading = field.IsTrading != 0,
            OptionType = (byte)field.OptionsType switch { (byte)'1' => OptionType.Call, (byte)'2' => OptionType.Put, _ => OptionType.None },
            StrikePrice = (byte)field.OptionsType is (byte)'1' or (byte)'2' ? CounterNumber.OrNaN(field.StrikePrice) : double.NaN,
            UnderlyingSymbol = field.UnderlyingInstrID.ToString(),
            UnderlyingMultiple = CounterNumber.OrZero(field.UnderlyingMultiple) is > 0 and var multiple ? multiple : 1,
        };
    }

    // By code, not by name: TTS has classes of its own that CTP's interface does not list.
    private static ProductClass ToProductClass(ProductClassType code) => (byte)code switch
    {
        (byte)'1' => ProductClass.Futures,
        (byte)'2' => ProductClass.Option,
        (byte)'3' => ProductClass.Combination,
        (byte)'4' => ProductClass.Spot,
        (byte)'5' => ProductClass.ExchangeForPhysical,
        (byte)'6' => ProductClass.SpotOption,
        (byte)'7' => ProductClass.TradeAtSettlement,
        (byte)'E' => ProductClass.Stock,
        (byte)'B' => ProductClass.Bond,
        (byte)'D' => ProductClass.Fund,
        (byte)'I' => ProductClass.Index,
        _ => ProductClass.Other,
    };
}
