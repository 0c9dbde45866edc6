using QuantPlus.Instruments;

namespace QuantPlus.Trading.Special;

/// <summary>The holder of an option exercises it, or gives up that it is exercised by itself at its expiry. Immutable.</summary>
public sealed record ExerciseRequest
{
    /// <summary>The option. An id without an exchange is looked up by its symbol.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Lots. At DCE 0 lots give up the automatic exercise of all.</summary>
    public required int Volume { get; init; }

    /// <summary>Exercise or give up. Default <see cref="ExerciseAction.Exercise"/>.</summary>
    public ExerciseAction Action { get; init; }

    /// <summary>Which lots: <see cref="Offset.Close"/> (the default), or at SHFE and INE <see cref="Offset.CloseToday"/> and <see cref="Offset.CloseYesterday"/>.</summary>
    public Offset Offset { get; init; } = Offset.Close;

    /// <summary>The purpose of the position. Default <see cref="HedgeFlag.Speculation"/>.</summary>
    public HedgeFlag Hedge { get; init; } = HedgeFlag.Speculation;

    /// <summary>
    /// Whether the exchange closes the futures that come of it against what is there (CTP <c>CloseFlag</c>). Default false, the only choice at DCE.
    /// </summary>
    public bool ClosesFutures { get; init; }
}
