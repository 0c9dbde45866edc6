using QuantPlus.Ftdc.Mapping;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Writes the counter's rows on contracts, products and exchanges.</summary>
internal static class ContractWriting
{
    public static InstrumentField ToInstrument(ListedContract contract)
    {
        var field = default(InstrumentField);
        field.InstrumentID.Set(contract.Id.Symbol);
        field.ExchangeInstID.Set(contract.Id.Symbol);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.InstrumentName.Set(contract.Name);
        field.ProductID.Set(contract.ProductId);
        field.ProductClass = (ProductClassType)contract.ProductClass;
        field.DeliveryYear = contract.DeliveryYear;
        field.DeliveryMonth = contract.DeliveryMonth;
        field.MaxMarketOrderVolume = contract.MaxMarketOrderVolume;
        field.MinMarketOrderVolume = contract.MinMarketOrderVolume;
        field.MaxLimitOrderVolume = contract.MaxLimitOrderVolume;
        field.MinLimitOrderVolume = contract.MinLimitOrderVolume;
        field.VolumeMultiple = contract.Multiplier;
        field.PriceTick = (double)contract.PriceTick;
        field.CreateDate.Set(contract.CreatedOn);
        field.OpenDate.Set(contract.ListedOn);
        field.ExpireDate.Set(contract.ExpiresOn);
        field.StartDelivDate.Set(contract.DeliveryFrom);
        field.EndDelivDate.Set(contract.DeliveryTo);
        field.InstLifePhase = InstLifePhaseType.Started;
        field.IsTrading = contract.IsTrading ? 1 : 0;
        field.PositionType = PositionTypeType.Gross;
        field.PositionDateType = contract.Exchange.SeparatesTodayPositions ? PositionDateTypeType.UseHistory : PositionDateTypeType.NoUseHistory;
        field.LongMarginRatio = (double)contract.LongMarginRatio;
        field.ShortMarginRatio = (double)contract.ShortMarginRatio;
        field.MaxMarginSideAlgorithm = (MaxMarginSideAlgorithmType)contract.MaxMarginSide;
        field.UnderlyingInstrID.Set(contract.Underlying);
        field.UnderlyingMultiple = 1;

        // What is no option has no strike price: counters send DBL_MAX for it.
        field.StrikePrice = contract.StrikePrice is { } strike ? (double)strike : double.MaxValue;
        field.OptionsType = (OptionsTypeType)contract.OptionType;
        field.CombinationType = (CombinationTypeType)contract.CombinationType;
        return field;
    }

    public static ProductField ToProduct(ListedContract contract)
    {
        var field = default(ProductField);
        field.ProductID.Set(contract.ProductId);
        field.ExchangeProductID.Set(contract.ProductId);
        field.ProductName.Set(contract.ProductId);
        field.ExchangeID.Set(contract.Exchange.Code);
        field.ProductClass = (ProductClassType)contract.ProductClass;
        field.VolumeMultiple = contract.Multiplier;
        field.PriceTick = (double)contract.PriceTick;
        field.MaxMarketOrderVolume = contract.MaxMarketOrderVolume;
        field.MinMarketOrderVolume = contract.MinMarketOrderVolume;
        field.MaxLimitOrderVolume = contract.MaxLimitOrderVolume;
        field.MinLimitOrderVolume = contract.MinLimitOrderVolume;
        field.PositionType = PositionTypeType.Gross;
        field.PositionDateType = contract.Exchange.SeparatesTodayPositions ? PositionDateTypeType.UseHistory : PositionDateTypeType.NoUseHistory;
        field.TradeCurrencyID.Set("CNY");
        field.UnderlyingMultiple = 1;
        return field;
    }

    public static ExchangeField ToExchange(Exchange exchange)
    {
        var field = default(ExchangeField);
        field.ExchangeID.Set(exchange.Code);
        field.ExchangeName.Set(exchange.Code);
        field.ExchangeProperty = ExchangePropertyType.Normal;
        return field;
    }

    public static InstrumentStatusField ToStatus(ProductStatus status)
    {
        // The field is the contract's by name; exchanges announce whole products in it.
        var field = default(InstrumentStatusField);
        field.ExchangeID.Set(status.Exchange.Code);
        field.ExchangeInstID.Set(status.ProductId);
        field.InstrumentID.Set(status.ProductId);
        field.SettlementGroupID.Set("00000001");
        field.InstrumentStatus = PhaseMapping.To(status.Phase);
        field.EnterTime.Set(CounterDates.Clock(status.Since));
        field.EnterReason = InstStatusEnterReasonType.Automatic;
        return field;
    }
}
