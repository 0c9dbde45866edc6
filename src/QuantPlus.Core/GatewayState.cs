namespace QuantPlus;

/// <summary>How far one side of a gateway, market data or trading, has come.</summary>
public enum GatewayState
{
    /// <summary>Not connected, and not trying to.</summary>
    Disconnected,

    /// <summary>Waiting for a front to answer; also after a connection was lost.</summary>
    Connecting,

    /// <summary>Showing the program's licence to the counter (CTP <c>ReqAuthenticate</c>).</summary>
    Authenticating,

    /// <summary>Logging in.</summary>
    LoggingIn,

    /// <summary>Confirming the settlement statement, without which a counter takes no order.</summary>
    Confirming,

    /// <summary>Loading contracts, orders, trades, positions and account, or subscribing again.</summary>
    Synchronizing,

    /// <summary>Ready for use.</summary>
    Ready,

    /// <summary>Stopped by something that only a person can cure, such as a wrong password.</summary>
    Faulted,

    /// <summary>This side is not used; see <see cref="GatewayOptions.Sides"/>.</summary>
    NotUsed,
}
