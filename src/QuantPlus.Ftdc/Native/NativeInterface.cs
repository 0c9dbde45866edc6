namespace QuantPlus.Ftdc.Native;

/// <summary>The exports through which the libraries are entered: C++ names as the compilers of the vendor write them.</summary>
internal static class NativeInterface
{
    /// <summary>The class of the trading API.</summary>
    public const string TraderClass = "CThostFtdcTraderApi";

    /// <summary>The class of the market data API.</summary>
    public const string MdClass = "CThostFtdcMdApi";

    /// <summary>The factory of the trading API with 1 parameter (flow path) or 2 (and production mode).</summary>
    /// <exception cref="ArgumentOutOfRangeException">No version has a factory with so many parameters.</exception>
    public static string TraderFactory(int parameterCount, bool isWindows) => (parameterCount, isWindows) switch
    {
        (1, true) => "?CreateFtdcTraderApi@CThostFtdcTraderApi@@SAPEAV1@PEBD@Z",
        (2, true) => "?CreateFtdcTraderApi@CThostFtdcTraderApi@@SAPEAV1@PEBD_N@Z",
        (1, false) => "_ZN19CThostFtdcTraderApi19CreateFtdcTraderApiEPKc",
        (2, false) => "_ZN19CThostFtdcTraderApi19CreateFtdcTraderApiEPKcb",
        _ => throw new ArgumentOutOfRangeException(nameof(parameterCount), parameterCount, "The factory of the trading API has 1 or 2 parameters."),
    };

    /// <summary>The factory of the market data API with 3 parameters (flow path, UDP, multicast) or 4 (and production mode).</summary>
    /// <exception cref="ArgumentOutOfRangeException">No version has a factory with so many parameters.</exception>
    public static string MdFactory(int parameterCount, bool isWindows) => (parameterCount, isWindows) switch
    {
        (3, true) => "?CreateFtdcMdApi@CThostFtdcMdApi@@SAPEAV1@PEBD_N1@Z",
        (4, true) => "?CreateFtdcMdApi@CThostFtdcMdApi@@SAPEAV1@PEBD_N1_N@Z",
        (3, false) => "_ZN15CThostFtdcMdApi15CreateFtdcMdApiEPKcbb",
        (4, false) => "_ZN15CThostFtdcMdApi15CreateFtdcMdApiEPKcbbb",
        _ => throw new ArgumentOutOfRangeException(nameof(parameterCount), parameterCount, "The factory of the market data API has 3 or 4 parameters."),
    };

    /// <summary>The function that tells family and version, the same in every version.</summary>
    public static string TraderVersion(bool isWindows) => Version(TraderClass, isWindows);

    /// <inheritdoc cref="TraderVersion"/>
    public static string MdVersion(bool isWindows) => Version(MdClass, isWindows);

    /// <summary>The exported table of pure virtual functions, by which the slots of a library can be counted.</summary>
    public static string TraderTable(bool isWindows) => Table(TraderClass, isWindows);

    /// <inheritdoc cref="TraderTable"/>
    public static string MdTable(bool isWindows) => Table(MdClass, isWindows);

    private static string Version(string className, bool isWindows) => isWindows
        ? $"?GetApiVersion@{className}@@SAPEBDXZ"
        : $"_ZN{className.Length}{className}13GetApiVersionEv";

    private static string Table(string className, bool isWindows) => isWindows
        ? $"??_7{className}@@6B@"
        : $"_ZTV{className.Length}{className}";
}
