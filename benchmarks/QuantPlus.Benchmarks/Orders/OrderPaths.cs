namespace QuantPlus.Benchmarks.Orders;

/// <summary>Makes what orders and contract lists go through, by the gateway's name.</summary>
public static class OrderPaths
{
    /// <summary>The way of an order through a gateway.</summary>
    public static IOrderPath Create(string gateway) => gateway switch
    {
        "CTP" => new CtpOrderPath(),
        "TTS" => new TtsOrderPath(),
        _ => throw Unknown(gateway),
    };

    /// <summary>The way of a contract list through a gateway.</summary>
    public static IContractLoad CreateContractLoad(string gateway) => gateway switch
    {
        "CTP" => new CtpContractLoad(),
        "TTS" => new TtsContractLoad(),
        _ => throw Unknown(gateway),
    };

    private static ArgumentOutOfRangeException Unknown(string gateway) => new(nameof(gateway), gateway, "There are CTP and TTS.");
}
