namespace QuantPlus.Instruments;

/// <summary>
/// What one lot of an option ties up, in the account's currency (CTP <c>ReqQryOptionInstrTradeCost</c>). Immutable.
/// <see cref="double.NaN"/> where the counter gives no value.
/// </summary>
public sealed record OptionTradeCost
{
    /// <summary>The part of a seller's margin that does not hang on the premium (CTP <c>FixedMargin</c>).</summary>
    public double FixedMargin { get; init; }

    /// <summary>The least that a seller's margin may be (CTP <c>MiniMargin</c>).</summary>
    public double MinimumMargin { get; init; }

    /// <summary>The premium at the price the counter took (CTP <c>Royalty</c>).</summary>
    public double Premium { get; init; }

    /// <summary>As <see cref="FixedMargin"/>, by the exchange's own rates.</summary>
    public double ExchangeFixedMargin { get; init; }

    /// <summary>As <see cref="MinimumMargin"/>, by the exchange's own rates.</summary>
    public double ExchangeMinimumMargin { get; init; }
}
