namespace QuantPlus.Ftdc.Loading;

/// <summary>Which of a family's two libraries.</summary>
internal enum LibraryKind
{
    Trader,
    MarketData,
}

/// <summary>What the two libraries are called.</summary>
internal static class LibraryKinds
{
    /// <summary>The vendor's file name without prefix and extension.</summary>
    public static string FileStem(this LibraryKind kind) => kind == LibraryKind.Trader ? "thosttraderapi_se" : "thostmduserapi_se";

    /// <summary>The name in messages.</summary>
    public static string Name(this LibraryKind kind) => kind == LibraryKind.Trader ? "trading" : "market data";

    public static LibraryKind Other(this LibraryKind kind) => kind == LibraryKind.Trader ? LibraryKind.MarketData : LibraryKind.Trader;
}
