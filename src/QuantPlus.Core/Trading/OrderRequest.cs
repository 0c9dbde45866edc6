using QuantPlus.Instruments;

namespace QuantPlus.Trading;

/// <summary>An order to be sent. Immutable.</summary>
public sealed record OrderRequest
{
    /// <summary>The contract. An id without an exchange is looked up by its symbol.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Buy or sell.</summary>
    public required Direction Direction { get; init; }

    /// <summary>Open or close. Default <see cref="Offset.Open"/>.</summary>
    public Offset Offset { get; init; } = Offset.Open;

    /// <summary>Lots; at least 1 and within the contract's limits.</summary>
    public required int Volume { get; init; }

    /// <summary>The limit price, on the contract's price grid and within the day's limits; not used by <see cref="OrderType.Market"/>.</summary>
    public double Price { get; init; } = double.NaN;

    /// <summary>How the order meets the market. Default <see cref="OrderType.Limit"/>.</summary>
    public OrderType Type { get; init; } = OrderType.Limit;

    /// <summary>The purpose of the position. Default <see cref="HedgeFlag.Speculation"/>.</summary>
    public HedgeFlag Hedge { get; init; } = HedgeFlag.Speculation;

    /// <summary>A limit order to buy.</summary>
    public static OrderRequest Buy(InstrumentId instrument, int volume, double price, Offset offset = Offset.Open) =>
        new() { Instrument = instrument, Direction = Direction.Buy, Offset = offset, Volume = volume, Price = price };

    /// <summary>A limit order to sell.</summary>
    public static OrderRequest Sell(InstrumentId instrument, int volume, double price, Offset offset = Offset.Open) =>
        new() { Instrument = instrument, Direction = Direction.Sell, Offset = offset, Volume = volume, Price = price };
}
