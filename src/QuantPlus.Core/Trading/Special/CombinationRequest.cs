using QuantPlus.Instruments;

namespace QuantPlus.Trading.Special;

/// <summary>Puts positions together to a combination, or splits one. Immutable.</summary>
public sealed record CombinationRequest
{
    /// <summary>The combination contract, for example <c>SP m2509&amp;m2511.DCE</c>. An id without an exchange is looked up by its symbol.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Which way the combination looks: the direction of its first leg.</summary>
    public required Direction Direction { get; init; }

    /// <summary>Lots of each leg.</summary>
    public required int Volume { get; init; }

    /// <summary>Put together or split. Default <see cref="CombinationAction.Combine"/>.</summary>
    public CombinationAction Action { get; init; }

    /// <summary>The purpose of the positions. Default <see cref="HedgeFlag.Speculation"/>.</summary>
    public HedgeFlag Hedge { get; init; } = HedgeFlag.Speculation;
}
