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

    /// <summary>How long it stays. Default <see cref="TimeInForce.Day"/>, the only one that counters take.</summary>
    public TimeInForce TimeInForce { get; init; }

    /// <summary>
    /// Fewest lots to trade, or nothing trades (CTP <c>VolumeCondition</c> MV); from 1 to <see cref="Volume"/>. Above 1 for
    /// <see cref="OrderType.FillAndKill"/> only, and not every exchange takes it. Default 1.
    /// </summary>
    public int MinVolume { get; init; } = 1;

    /// <summary>What the order waits for at the counter before it goes to the exchange. Default <see cref="OrderTrigger.None"/>: it goes at once.</summary>
    public OrderTrigger Trigger { get; init; }

    /// <summary>The price of the <see cref="Trigger"/>; <see cref="double.NaN"/> (the default) without one (CTP <c>StopPrice</c>).</summary>
    public double StopPrice { get; init; } = double.NaN;

    /// <summary>
    /// A mark of the user's own, which comes back on <see cref="Order.Tag"/>; at most 12 bytes of GB18030, that is 12 Latin or six Chinese characters.
    /// It travels to the counter and is there after a restart where the library has room for it (CTP 6.7.7 and newer, TTS 6.7.11: <c>OrderMemo</c>); with
    /// older libraries the gateway keeps it as long as it lives. <see cref="ITrading.TagsReachCounter"/> tells which. Default empty.
    /// </summary>
    public string Tag { get; init; } = "";

    /// <summary>A limit order to buy. Without an offset it opens a long position; to close a short one, give <see cref="Offset.Close"/>, or <see cref="Offset.CloseToday"/> or <see cref="Offset.CloseYesterday"/>.</summary>
    public static OrderRequest Buy(InstrumentId instrument, int volume, double price, Offset offset = Offset.Open) =>
        new() { Instrument = instrument, Direction = Direction.Buy, Offset = offset, Volume = volume, Price = price };

    /// <summary>A limit order to sell. Without an offset it opens a short position, whatever is held; to close a long one, give <see cref="Offset.Close"/>, or <see cref="Offset.CloseToday"/> or <see cref="Offset.CloseYesterday"/>.</summary>
    public static OrderRequest Sell(InstrumentId instrument, int volume, double price, Offset offset = Offset.Open) =>
        new() { Instrument = instrument, Direction = Direction.Sell, Offset = offset, Volume = volume, Price = price };
}
