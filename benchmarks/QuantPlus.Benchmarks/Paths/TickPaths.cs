using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Paths;

/// <summary>Makes tick paths by the gateway's name.</summary>
public static class TickPaths
{
    /// <summary>Contracts subscribed to where a benchmark does not vary them.</summary>
    public const int Contracts = 100;

    /// <summary>The tick path of a gateway.</summary>
    public static ITickPath Create(string gateway, int contracts = Contracts, TickSubscriptionOptions? options = null, ITickHandler? handler = null)
    {
        options ??= new TickSubscriptionOptions();
        return gateway switch
        {
            "CTP" => new CtpTickPath(contracts, options, handler),
            "TTS" => new TtsTickPath(contracts, options, handler),
            _ => throw new ArgumentOutOfRangeException(nameof(gateway), gateway, "There are CTP and TTS."),
        };
    }
}
