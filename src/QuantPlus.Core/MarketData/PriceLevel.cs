namespace QuantPlus.MarketData;

/// <summary>One level of an order book, both sides.</summary>
/// <param name="BidPrice">Bid price; <see cref="double.NaN"/> where there is none.</param>
/// <param name="BidVolume">Lots bid.</param>
/// <param name="AskPrice">Ask price; <see cref="double.NaN"/> where there is none.</param>
/// <param name="AskVolume">Lots asked.</param>
public readonly record struct PriceLevel(double BidPrice, int BidVolume, double AskPrice, int AskVolume);
