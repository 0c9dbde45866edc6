using QuantPlus.Ftdc.Mapping;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>Makes sense of an order book as the counter sent it, when somebody asks for it.</summary>
internal static class DepthReader
{
    public static MarketDepth Normalize(MarketDepth sent)
    {
        foreach (ref var level in (Span<PriceLevel>)sent)
            level = new PriceLevel(Price(level.BidPrice, level.BidVolume), level.BidVolume, Price(level.AskPrice, level.AskVolume), level.AskVolume);
        return sent;
    }

    private static double Price(double price, int volume) => price == 0 && volume == 0 ? double.NaN : CounterNumber.OrNaN(price);
}
