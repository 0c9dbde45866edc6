namespace QuantPlus.Tts;

/// <summary>What the shared engine has to know of the family of counters that this package speaks to.</summary>
internal static class Family
{
    /// <summary>The name in messages.</summary>
    public const string Name = "TTS";

    /// <summary>The part of the name that is the package's, as in QuantPlus.Tts; its folders are called so too.</summary>
    public const string FolderName = "Tts";

    /// <summary>What the package puts before the vendor's file names, so that both families' files can lie side by side.</summary>
    public const string FilePrefix = "tts_";

    /// <summary>Whether objects can be released. Where they cannot, a release frees what the object's own thread still uses, and may end the process.</summary>
    public static bool CanRelease => false;

    /// <summary>The version of the libraries in the package, and the one the embedded environment plays by default.</summary>
    public static InterfaceVersion ShippedVersion => InterfaceVersion.V6_7_11;

    /// <summary>Whether <c>GetFrontInfo</c> fills its struct.</summary>
    public static bool TellsFrontInfo => false;

    /// <summary>Whether the counter keeps orders that wait for a price to be touched; nothing is known of it, so nobody should build on it.</summary>
    public static bool TakesConditionalOrders => false;

    /// <summary>Whether the day of an order or a trade may be the trading day at night; nothing is known of it, so it is taken as it is sent.</summary>
    public static bool MaySendTradingDayAtNight => false;

    /// <summary>Whether it trades stocks, funds and bonds besides.</summary>
    public static bool HasSecurities => true;

    /// <summary>What a request function returns that TTS does not implement: since 6.7.11 it is silent, before it said so.</summary>
    public static int AnswerToUnimplemented(InterfaceVersion version) => version == InterfaceVersion.V6_7_2 ? -3 : 0;

    /// <summary>Whether TTS does what a trading function asks.</summary>
    public static bool Implements(InterfaceVersion version, TraderApiFunction function) => !MissingFunctions.Contains(version, function);

    /// <summary>Whether TTS does what a market data function asks.</summary>
    public static bool Implements(MdApiFunction function) => !MissingFunctions.Contains(function);
}
