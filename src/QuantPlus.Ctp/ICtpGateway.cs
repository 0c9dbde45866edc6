namespace QuantPlus.Ctp;

/// <summary>A CTP gateway, with the CTP library's own functions and callbacks for what <see cref="IGateway"/> has no member for.</summary>
public interface ICtpGateway : IGateway
{
    /// <summary>The trading library on the gateway's own session.</summary>
    INativeSide<TraderApi, TraderSpi> NativeTrading { get; }

    /// <summary>The market data library on the gateway's own session.</summary>
    INativeSide<MdApi, MdSpi> NativeMarketData { get; }
}
