using System.Globalization;
using QuantPlus.Instruments;

namespace QuantPlus.Simulation.Contracts;

/// <summary>A listed contract as the gateway interface's value.</summary>
internal static class CatalogEntry
{
    public static Contract Of(ListedContract contract) => new()
    {
        Id = contract.Id,
        Name = contract.Name,
        ProductId = contract.ProductId,
        ProductClass = contract.ProductClass switch
        {
            '1' => ProductClass.Futures,
            '2' => ProductClass.Option,
            '3' => ProductClass.Combination,
            '6' => ProductClass.SpotOption,
            'E' => ProductClass.Stock,
            'B' => ProductClass.Bond,
            'D' => ProductClass.Fund,
            _ => ProductClass.Other,
        },
        ProductClassCode = contract.ProductClass,
        Multiplier = contract.Multiplier,
        PriceTick = (double)contract.PriceTick,
        MinLimitOrderVolume = contract.MinLimitOrderVolume,
        MaxLimitOrderVolume = contract.MaxLimitOrderVolume,
        MinMarketOrderVolume = contract.MinMarketOrderVolume,
        MaxMarketOrderVolume = contract.MaxMarketOrderVolume,
        ListedOn = Day(contract.ListedOn),
        ExpiresOn = Day(contract.ExpiresOn),
        LongMarginRatio = (double)contract.LongMarginRatio,
        ShortMarginRatio = (double)contract.ShortMarginRatio,
        DeliveryYear = contract.DeliveryYear,
        DeliveryMonth = contract.DeliveryMonth,
        DeliveryFrom = Day(contract.DeliveryFrom),
        DeliveryTo = Day(contract.DeliveryTo),
        ChargesLargerSide = contract.MaxMarginSide == '1',
        IsTrading = contract.IsTrading,
        OptionType = contract.OptionType switch
        {
            '1' when contract.IsOption => OptionType.Call,
            '2' when contract.IsOption => OptionType.Put,
            _ => OptionType.None,
        },
        StrikePrice = contract.IsOption && contract.StrikePrice is { } strike ? (double)strike : double.NaN,
        UnderlyingSymbol = contract.Underlying,
    };

    /// <summary>A day as the table has it; null where it has none.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
