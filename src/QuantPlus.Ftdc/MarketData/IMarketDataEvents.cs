using QuantPlus.Ftdc.Session;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>What the market data callbacks tell besides ticks. Called on the session's owner loop, in the counter's order.</summary>
internal interface IMarketDataEvents : ISideEvents
{
    /// <summary>The counter answered the subscription of one symbol.</summary>
    void OnSubscribed(string symbol, CounterError? error);
}
