namespace QuantPlus.Errors;

/// <summary>What sort of thing went wrong, and so what may be done about it.</summary>
public enum GatewayErrorKind
{
    /// <summary>Anything else; the text says what.</summary>
    Other,

    /// <summary>A passing state of the counter or the network; trying again later may help.</summary>
    Transient,

    /// <summary>No connection, or it was lost.</summary>
    Disconnected,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>The counter refused the login. It is not tried again by itself: repeated failures lock the account.</summary>
    Login,

    /// <summary>The settings or the request are wrong.</summary>
    Configuration,

    /// <summary>The counter has no such contract.</summary>
    UnknownContract,

    /// <summary>The counter, or the library, does not do this.</summary>
    NotSupported,

    /// <summary>An order or a cancel was refused.</summary>
    OrderRejected,

    /// <summary>The vendor's library is missing, wrong or cannot be used.</summary>
    NativeLibrary,
}
