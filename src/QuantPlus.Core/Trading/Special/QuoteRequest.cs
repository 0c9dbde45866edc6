using QuantPlus.Instruments;

namespace QuantPlus.Trading.Special;

/// <summary>A two-sided quote to be sent; a side with volume 0 is not quoted. Immutable.</summary>
public sealed record QuoteRequest
{
    /// <summary>The contract. An id without an exchange is looked up by its symbol.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>The price to buy at; not used where <see cref="BidVolume"/> is 0.</summary>
    public double BidPrice { get; init; } = double.NaN;

    /// <summary>Lots to buy; 0 for none.</summary>
    public int BidVolume { get; init; }

    /// <summary>The price to sell at; not used where <see cref="AskVolume"/> is 0.</summary>
    public double AskPrice { get; init; } = double.NaN;

    /// <summary>Lots to sell; 0 for none.</summary>
    public int AskVolume { get; init; }

    /// <summary>Whether the buying side opens or closes. Default <see cref="Offset.Open"/>.</summary>
    public Offset BidOffset { get; init; } = Offset.Open;

    /// <summary>Whether the selling side opens or closes. Default <see cref="Offset.Open"/>.</summary>
    public Offset AskOffset { get; init; } = Offset.Open;

    /// <summary>The purpose of the position, of both sides. Default <see cref="HedgeFlag.Speculation"/>.</summary>
    public HedgeFlag Hedge { get; init; } = HedgeFlag.Speculation;

    /// <summary>The demand that is answered (<see cref="QuoteDemand.DemandId"/>); empty for none.</summary>
    public string DemandId { get; init; } = "";
}
