namespace QuantPlus.Instruments;

/// <summary>
/// A trading venue, by the code that counters use for it. Codes that are not listed here pass through unchanged.
/// </summary>
public readonly record struct Exchange
{
    private readonly string? _code;

    /// <summary>Creates an exchange from its code, for example <c>SHFE</c>.</summary>
    /// <param name="code">The code; letter case is kept. An empty code stands for "not known".</param>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public Exchange(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        _code = code;
    }

    /// <summary>No exchange: what <c>default</c> is and what a counter that names none means.</summary>
    public static Exchange None => default;

    /// <summary>Shanghai Futures Exchange (上期所).</summary>
    public static Exchange Shfe { get; } = new("SHFE");

    /// <summary>Shanghai International Energy Exchange (上期能源).</summary>
    public static Exchange Ine { get; } = new("INE");

    /// <summary>Dalian Commodity Exchange (大商所).</summary>
    public static Exchange Dce { get; } = new("DCE");

    /// <summary>Zhengzhou Commodity Exchange (郑商所).</summary>
    public static Exchange Czce { get; } = new("CZCE");

    /// <summary>China Financial Futures Exchange (中金所).</summary>
    public static Exchange Cffex { get; } = new("CFFEX");

    /// <summary>Guangzhou Futures Exchange (广期所).</summary>
    public static Exchange Gfex { get; } = new("GFEX");

    /// <summary>Shanghai Stock Exchange (上交所), at TTS.</summary>
    public static Exchange Sse { get; } = new("SSE");

    /// <summary>Shenzhen Stock Exchange (深交所), at TTS.</summary>
    public static Exchange Szse { get; } = new("SZSE");

    /// <summary>Beijing Stock Exchange (北交所), at TTS.</summary>
    public static Exchange Bse { get; } = new("BSE");

    /// <summary>Hong Kong Exchanges (港交所), at TTS.</summary>
    public static Exchange Hkex { get; } = new("HKEX");

    /// <summary>New York Stock Exchange, at TTS.</summary>
    public static Exchange Nyse { get; } = new("NYSE");

    /// <summary>Nasdaq, at TTS.</summary>
    public static Exchange Nasd { get; } = new("NASD");

    /// <summary>Chicago Mercantile Exchange, at TTS.</summary>
    public static Exchange Cme { get; } = new("CME");

    /// <summary>London Metal Exchange, at TTS.</summary>
    public static Exchange Lme { get; } = new("LME");

    /// <summary>The test exchange of the TTS 7x24 environment, whose contracts match client to client.</summary>
    public static Exchange Tts { get; } = new("TTS");

    /// <summary>The code, for example <c>SHFE</c>; empty for <see cref="None"/>. Never null.</summary>
    public string Code => _code ?? "";

    /// <summary>Whether no exchange is named.</summary>
    public bool IsNone => string.IsNullOrEmpty(_code);

    /// <summary>
    /// Whether the exchange keeps today's and yesterday's positions apart, so that closing needs
    /// <see cref="Trading.Offset.CloseToday"/> or <see cref="Trading.Offset.CloseYesterday"/>: SHFE and INE do.
    /// </summary>
    public bool SeparatesTodayPositions => this == Shfe || this == Ine;

    /// <summary>Whether both name the same exchange; an empty code equals <see cref="None"/>.</summary>
    public bool Equals(Exchange other) => string.Equals(Code, other.Code, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
