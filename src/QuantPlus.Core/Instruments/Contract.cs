namespace QuantPlus.Instruments;

/// <summary>What the counter says of a contract (CTP <c>OnRspQryInstrument</c>). Immutable.</summary>
public sealed record Contract
{
    /// <summary>Symbol and exchange.</summary>
    public required InstrumentId Id { get; init; }

    /// <summary>The contract's name as the counter gives it, mostly Chinese; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The product, for example <c>rb</c> (CTP <c>ProductID</c>).</summary>
    public string ProductId { get; init; } = "";

    /// <summary>The kind of contract.</summary>
    public ProductClass ProductClass { get; init; }

    /// <summary>The counter's own code of the product class, for what <see cref="ProductClass.Other"/> hides; NUL where it gave none.</summary>
    public char ProductClassCode { get; init; }

    /// <summary>Units of the underlying in one lot (CTP <c>VolumeMultiple</c>); never below 1.</summary>
    public int Multiplier { get; init; } = 1;

    /// <summary>The price grid in the currency of the quote (CTP <c>PriceTick</c>); 0 where the counter gives none.</summary>
    public double PriceTick { get; init; }

    /// <summary>Fewest lots of a limit order; 0 where the counter gives no limit.</summary>
    public int MinLimitOrderVolume { get; init; }

    /// <summary>Most lots of a limit order; 0 where the counter gives no limit.</summary>
    public int MaxLimitOrderVolume { get; init; }

    /// <summary>Fewest lots of a market order; 0 where the counter gives no limit.</summary>
    public int MinMarketOrderVolume { get; init; }

    /// <summary>Most lots of a market order; 0 where the counter gives no limit.</summary>
    public int MaxMarketOrderVolume { get; init; }

    /// <summary>First trading day, China's calendar; null where unknown.</summary>
    public DateOnly? ListedOn { get; init; }

    /// <summary>Last trading day, China's calendar; null where unknown or where the contract never expires.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Margin of a long position as a share of its value (0.12 is 12 %); <see cref="double.NaN"/> where unknown.</summary>
    public double LongMarginRatio { get; init; } = double.NaN;

    /// <summary>Margin of a short position as a share of its value; <see cref="double.NaN"/> where unknown.</summary>
    public double ShortMarginRatio { get; init; } = double.NaN;

    /// <summary>The year of the delivery month; 0 where the counter gives none (CTP <c>DeliveryYear</c>).</summary>
    public int DeliveryYear { get; init; }

    /// <summary>The delivery month, 1 to 12; 0 where the counter gives none (CTP <c>DeliveryMonth</c>).</summary>
    public int DeliveryMonth { get; init; }

    /// <summary>First day of delivery, China's calendar; null where unknown or where nothing is delivered (CTP <c>StartDelivDate</c>).</summary>
    public DateOnly? DeliveryFrom { get; init; }

    /// <summary>Last day of delivery, China's calendar; null where unknown or where nothing is delivered (CTP <c>EndDelivDate</c>).</summary>
    public DateOnly? DeliveryTo { get; init; }

    /// <summary>
    /// Whether margin is wanted of the larger side of a product only, not of long and short positions both (CTP <c>MaxMarginSideAlgorithm</c>). A
    /// <see cref="Trading.Position"/> has the margin of its own side; only <see cref="Trading.Account.Margin"/> has the smaller side left out.
    /// </summary>
    public bool ChargesLargerSide { get; init; }

    /// <summary>Whether the contract takes orders on this trading day (CTP <c>IsTrading</c>).</summary>
    public bool IsTrading { get; init; }

    /// <summary>Whether it is a stock, a bond or a fund: bought and sold, never sold short, with offset open to buy and close to sell (TTS).</summary>
    public bool IsSecurity => ProductClass is ProductClass.Stock or ProductClass.Bond or ProductClass.Fund;

    /// <summary>The right an option gives; <see cref="OptionType.None"/> for everything else.</summary>
    public OptionType OptionType { get; init; }

    /// <summary>An option's strike price; <see cref="double.NaN"/> for everything else.</summary>
    public double StrikePrice { get; init; } = double.NaN;

    /// <summary>Symbol of what an option is written on, or the product of a future; may be empty (CTP <c>UnderlyingInstrID</c>).</summary>
    public string UnderlyingSymbol { get; init; } = "";

    /// <summary>Units of the underlying that one unit of the contract stands for (CTP <c>UnderlyingMultiple</c>); 1 where the counter gives none.</summary>
    public double UnderlyingMultiple { get; init; } = 1;

    /// <summary>
    /// Whether <paramref name="price"/> lies on this contract's price grid, with room for the rounding of binary fractions.
    /// A contract without a price tick takes every finite price.
    /// </summary>
    public bool IsOnPriceGrid(double price)
    {
        if (!double.IsFinite(price))
            return false;
        if (PriceTick <= 0)
            return true;
        var steps = price / PriceTick;
        return Math.Abs(steps - Math.Round(steps)) < 1e-9 * Math.Max(1, Math.Abs(steps));
    }

    /// <summary>The grid price nearest to <paramref name="price"/>; the price itself where the contract has no price tick.</summary>
    public double RoundToPriceGrid(double price)
    {
        if (PriceTick <= 0 || !double.IsFinite(price))
            return price;

        // Decimal, so that 4005 steps of 0.2 give 801 and not 801.0000000000001.
        var steps = Math.Round(price / PriceTick, MidpointRounding.AwayFromZero);
        return Math.Abs(steps) < 1e15 && PriceTick < 1e9 ? (double)((decimal)steps * (decimal)PriceTick) : steps * PriceTick;
    }
}
