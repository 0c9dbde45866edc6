namespace QuantPlus.Tts;

/// <summary>A TTS gateway, with the TTS library's own functions and callbacks for what <see cref="IGateway"/> has no member for.</summary>
public interface ITtsGateway : IGateway
{
    /// <summary>The trading library on the gateway's own session.</summary>
    INativeSide<TraderApi, TraderSpi> NativeTrading { get; }

    /// <summary>The market data library on the gateway's own session.</summary>
    INativeSide<MdApi, MdSpi> NativeMarketData { get; }
}
