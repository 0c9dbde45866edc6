namespace QuantPlus.Instruments;

/// <summary>
/// What a trade costs: a share of its money and an amount per lot, added up (CTP <c>ReqQryInstrumentCommissionRate</c>; of options
/// <c>ReqQryOptionInstrCommRate</c>). Immutable. <see cref="double.NaN"/> where the counter gives no value.
/// </summary>
public sealed record CommissionRate
{
    /// <summary>The contract that was asked for. Many counters answer for a whole product at once.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Opening, as a share of the money traded (0.0001 is one in ten thousand).</summary>
    public double OpenByMoney { get; init; }

    /// <summary>Opening, per lot, in the account's currency.</summary>
    public double OpenByVolume { get; init; }

    /// <summary>Closing lots of an earlier day, as a share of the money traded.</summary>
    public double CloseByMoney { get; init; }

    /// <summary>Closing lots of an earlier day, per lot.</summary>
    public double CloseByVolume { get; init; }

    /// <summary>Closing lots opened on the same trading day, as a share of the money traded.</summary>
    public double CloseTodayByMoney { get; init; }

    /// <summary>Closing lots opened on the same trading day, per lot.</summary>
    public double CloseTodayByVolume { get; init; }

    /// <summary>Exercising an option, as a share of the strike's money; <see cref="double.NaN"/> for everything else.</summary>
    public double ExerciseByMoney { get; init; } = double.NaN;

    /// <summary>Exercising an option, per lot; <see cref="double.NaN"/> for everything else.</summary>
    public double ExerciseByVolume { get; init; } = double.NaN;

    /// <summary>The commission of opening lots, in the account's currency.</summary>
    /// <param name="contract">The contract, for its multiplier.</param>
    /// <param name="price">The price of the trade.</param>
    /// <param name="volume">Lots.</param>
    public double OfOpening(Contract contract, double price, int volume) => Amount(contract, OpenByMoney, OpenByVolume, price, volume);

    /// <summary>The commission of closing lots of an earlier day, in the account's currency.</summary>
    /// <inheritdoc cref="OfOpening"/>
    public double OfClosing(Contract contract, double price, int volume) => Amount(contract, CloseByMoney, CloseByVolume, price, volume);

    /// <summary>The commission of closing lots opened on the same trading day, in the account's currency.</summary>
    /// <inheritdoc cref="OfOpening"/>
    public double OfClosingToday(Contract contract, double price, int volume) =>
        Amount(contract, CloseTodayByMoney, CloseTodayByVolume, price, volume);

    private static double Amount(Contract contract, double byMoney, double byVolume, double price, int volume)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return volume * ((price * contract.Multiplier * byMoney) + byVolume);
    }
}
