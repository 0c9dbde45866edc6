using QuantPlus.Simulation.Contracts;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Orders;

/// <summary>One trade of one order.</summary>
internal sealed record TradeRecord
{
    public required string UserId { get; init; }
    public required OrderId OrderId { get; init; }
    public required ListedContract Contract { get; init; }
    public required int OrderLocalId { get; init; }
    public required string OrderSystemId { get; init; }
    public required string TradeId { get; init; }
    public required Direction Direction { get; init; }
    public required Offset Offset { get; init; }
    public required HedgeFlag Hedge { get; init; }
    public required decimal Price { get; init; }
    public required int Volume { get; init; }
    public required decimal Commission { get; init; }
    public required DateOnly TradingDay { get; init; }

    /// <summary>China's time.</summary>
    public required DateTime Time { get; init; }
}
