using Microsoft.Extensions.Configuration;

namespace QuantPlus.Ftdc.Registration;

/// <summary>
/// The keys of vnpy's connection files (<c>connect_ctp.json</c>, <c>connect_tts.json</c>), so that such a file can be a gateway's section as it is.
/// Where a section has our own key too, that one counts.
/// </summary>
internal static class VnpyKeys
{
    /// <summary>The program's name, which CTP calls <c>AppID</c>.</summary>
    public const string AppId = "产品名称";

    public const string AuthCode = "授权编码";
    public const string BrokerId = "经纪商代码";

    /// <summary><c>实盘</c> for a production counter, <c>测试</c> for a broker's test counter.</summary>
    public const string CounterEnvironment = "柜台环境";

    private const string UserId = "用户名";
    private const string Password = "密码";
    private const string TradingFront = "交易服务器";
    private const string MarketDataFront = "行情服务器";

    /// <summary>What older files have besides; nothing is made of it.</summary>
    private const string ProductInfo = "产品信息";

    /// <summary>All that such a file may have, whichever family it is used for.</summary>
    public static IReadOnlyList<string> All { get; } =
        [UserId, Password, TradingFront, MarketDataFront, BrokerId, AppId, AuthCode, CounterEnvironment, ProductInfo];

    /// <summary>Takes over what every gateway has.</summary>
    public static void Apply(IConfiguration section, GatewayOptions options)
    {
        Take(section, nameof(options.UserId), UserId, value => options.UserId = value);
        Take(section, nameof(options.Password), Password, value => options.Password = value);
        Take(section, nameof(options.TradingFronts), TradingFront, value => options.TradingFronts.Add(WithScheme(value)));
        Take(section, nameof(options.MarketDataFronts), MarketDataFront, value => options.MarketDataFronts.Add(WithScheme(value)));
    }

    /// <summary>Takes over one value, unless the section has our own key or leaves vnpy's empty.</summary>
    public static void Take(IConfiguration section, string ownKey, string vnpyKey, Action<string> set)
    {
        if (!section.GetSection(ownKey).Exists() && section[vnpyKey]?.Trim() is { Length: > 0 } value)
            set(value);
    }

    // vnpy lets the scheme be left out.
    private static string WithScheme(string address) => address.Contains("://", StringComparison.Ordinal) ? address : "tcp://" + address;
}
