using QuantPlus.Trading;

namespace QuantPlus.Instruments;

/// <summary>
/// What a position ties up: a share of its money and an amount per lot, added up (CTP <c>ReqQryInstrumentMarginRate</c>); of an option what its seller
/// pays in (CTP <c>ReqQryOptionInstrTradeCost</c>). Immutable. <see cref="double.NaN"/> where the counter gives no value.
/// </summary>
public sealed record MarginRate
{
    /// <summary>The contract that was asked for.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>The purpose that was asked for.</summary>
    public HedgeFlag Hedge { get; init; }

    /// <summary>Of a long position, as a share of its value (0.12 is 12 %); <see cref="double.NaN"/> for an option.</summary>
    public double LongByMoney { get; init; } = double.NaN;

    /// <summary>Of a long position, per lot; <see cref="double.NaN"/> for an option.</summary>
    public double LongByVolume { get; init; } = double.NaN;

    /// <summary>Of a short position, as a share of its value; <see cref="double.NaN"/> for an option.</summary>
    public double ShortByMoney { get; init; } = double.NaN;

    /// <summary>Of a short position, per lot; <see cref="double.NaN"/> for an option.</summary>
    public double ShortByVolume { get; init; } = double.NaN;

    /// <summary>
    /// Whether the rates come on top of the exchange's (CTP <c>IsRelative</c>), which this value does not have; then <see cref="Of"/> is not known.
    /// </summary>
    public bool IsRelativeToExchange { get; init; }

    /// <summary>An option's margin; null for everything else.</summary>
    public OptionTradeCost? Option { get; init; }

    /// <summary>
    /// The margin of lots at a price, in the account's currency; <see cref="double.NaN"/> where it is not known. Counters take the price lots were opened
    /// at, or yesterday's settlement price for lots of an earlier day. A bought option needs none.
    /// </summary>
    /// <param name="contract">The contract, for its multiplier.</param>
    /// <param name="direction">The side.</param>
    /// <param name="price">The price.</param>
    /// <param name="volume">Lots.</param>
    public double Of(Contract contract, PositionDirection direction, double price, int volume)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var money = price * contract.Multiplier;
        if (Option is not null)
            return direction == PositionDirection.Long ? 0 : volume * Math.Max(money + Option.FixedMargin, Option.MinimumMargin);
        if (IsRelativeToExchange)
            return double.NaN;
        return direction == PositionDirection.Short
            ? volume * ((money * ShortByMoney) + ShortByVolume)
            : volume * ((money * LongByMoney) + LongByVolume);
    }
}
