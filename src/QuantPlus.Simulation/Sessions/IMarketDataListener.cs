using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Sessions;

/// <summary>Who gets the snapshots of the contracts a session has subscribed. Called on the session's own thread.</summary>
internal interface IMarketDataListener : ILinkListener
{
    /// <summary>A snapshot: the last one at once after the subscription, then each new one.</summary>
    void OnQuote(in Quote quote);
}
