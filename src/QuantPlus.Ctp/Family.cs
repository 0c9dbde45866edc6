namespace QuantPlus.Ctp;

/// <summary>What the shared engine has to know of the family of counters that this package speaks to.</summary>
internal static class Family
{
    /// <summary>The name in messages.</summary>
    public const string Name = "CTP";

    /// <summary>The part of the name that is the package's, as in QuantPlus.Ctp; its folders are called so too.</summary>
    public const string FolderName = "Ctp";

    /// <summary>What the package puts before the vendor's file names, so that both families' files can lie side by side.</summary>
    public const string FilePrefix = "ctp_";

    /// <summary>Whether objects can be released. Where they cannot, a release frees what the object's own thread still uses, and may end the process.</summary>
    public static bool CanRelease => true;

    /// <summary>The version of the libraries in the package, and the one the embedded environment plays by default.</summary>
    public static InterfaceVersion ShippedVersion => InterfaceVersion.V6_7_11;

    /// <summary>Whether <c>GetFrontInfo</c> fills its struct.</summary>
    public static bool TellsFrontInfo => true;

    /// <summary>Whether the counter keeps orders that wait for a price to be touched.</summary>
    public static bool TakesConditionalOrders => true;

    /// <summary>Whether the day of an order or a trade may be the trading day at night.</summary>
    public static bool MaySendTradingDayAtNight => true;

    /// <summary>Whether it trades stocks, funds and bonds besides.</summary>
    public static bool HasSecurities => false;

    /// <summary>What a request function returns that the embedded environment has no answer to.</summary>
    public static int AnswerToUnimplemented(InterfaceVersion version) => -3;

    /// <summary>Whether the counters do what a trading function asks.</summary>
    public static bool Implements(InterfaceVersion version, TraderApiFunction function) => true;

    /// <summary>Whether the fronts do what a market data function asks.</summary>
    public static bool Implements(MdApiFunction function) => true;
}
