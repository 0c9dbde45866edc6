using QuantPlus.Ftdc.Mapping;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>Makes an order book of what the tick path kept, when somebody asks for it.</summary>
internal static class DepthReader
{
    private static readonly PriceLevel NoLevel = new(double.NaN, 0, double.NaN, 0);

    public static MarketDepth Read(in Tick tick, bool hasDeeper, in DeeperLevels deeper)
    {
        var depth = default(MarketDepth);
        depth[0] = new PriceLevel(tick.BidPrice, tick.BidVolume, tick.AskPrice, tick.AskVolume);
        for (var i = 1; i < MarketDepth.LevelCount; i++)
            depth[i] = hasDeeper ? Normalize(deeper[i - 1]) : NoLevel;
        return depth;
    }

    private static PriceLevel Normalize(PriceLevel sent) =>
        new(Price(sent.BidPrice, sent.BidVolume), sent.BidVolume, Price(sent.AskPrice, sent.AskVolume), sent.AskVolume);

    private static double Price(double price, int volume) => price == 0 && volume == 0 ? double.NaN : CounterNumber.OrNaN(price);
}
