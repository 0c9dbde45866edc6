using QuantPlus.Instruments;

namespace QuantPlus.Trading.Special;

/// <summary>Says what becomes of positions on both sides of an option. Immutable.</summary>
public sealed record SelfCloseRequest
{
    /// <summary>The option. An id without an exchange is looked up by its symbol.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Lots.</summary>
    public required int Volume { get; init; }

    /// <summary>What is wanted.</summary>
    public required SelfCloseAction Action { get; init; }

    /// <summary>The purpose of the position. Default <see cref="HedgeFlag.Speculation"/>.</summary>
    public HedgeFlag Hedge { get; init; } = HedgeFlag.Speculation;
}
