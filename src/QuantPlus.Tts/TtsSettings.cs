using Microsoft.Extensions.Configuration;
using QuantPlus.Ftdc;
using QuantPlus.Ftdc.Embedded;
using QuantPlus.Ftdc.Registration;

namespace QuantPlus.Tts;

/// <summary>The options of a TTS gateway with its environment's presets filled in.</summary>
internal static class TtsSettings
{
    // Several hosts serve the same environment; the library tries them in turn.
    private static readonly string[] AroundTheClockTrading =
        ["tcp://trading.openctp.cn:30001", "tcp://121.37.80.177:20002", "tcp://122.51.136.165:20002"];

    private static readonly string[] AroundTheClockMarketData =
        ["tcp://trading.openctp.cn:30011", "tcp://121.37.80.177:20004", "tcp://122.51.136.165:20004"];

    /// <summary>The settings of a session, as the options and their environment say. TTS knows neither AppID nor AuthCode.</summary>
    public static SessionSettings From(TtsGatewayOptions options, string gatewayName)
    {
        var embedded = options.EmbeddedEnvironment.Enabled;
        var preset = options.Environment == TtsEnvironment.AroundTheClock;
        return new SessionSettings(options, gatewayName)
        {
            BrokerId = options.BrokerId,
            UserId = options.UserId.Length == 0 && embedded ? options.EmbeddedEnvironment.UserId : options.UserId,
            Password = options.Password.Length == 0 && embedded ? options.EmbeddedEnvironment.Password : options.Password,
            TradingFronts = options.TradingFronts.Count > 0 || !preset ? [.. options.TradingFronts] : AroundTheClockTrading,
            MarketDataFronts = options.MarketDataFronts.Count > 0 || !preset ? [.. options.MarketDataFronts] : AroundTheClockMarketData,
        };
    }

    /// <summary>Takes over what the section says in vnpy's keys; TTS has no use for its program id and code.</summary>
    public static void ApplyVnpyKeys(IConfiguration section, TtsGatewayOptions options)
    {
        VnpyKeys.Apply(section, options);
        VnpyKeys.Take(section, nameof(options.BrokerId), VnpyKeys.BrokerId, value => options.BrokerId = value);
    }

    /// <summary>What is wrong with the options; nothing where they can be used.</summary>
    public static IReadOnlyList<string> Check(TtsGatewayOptions options)
    {
        var rules = new OptionsRules();
        rules.CheckCommon(options);
        rules.AddIfAny(ApiVersions.Explain(options.ApiVersion));
        if (options.EmbeddedEnvironment.Enabled)
            return [.. rules.Failures, .. options.EmbeddedEnvironment.Failures(), .. FaultNames.Failures(options.EmbeddedEnvironment)];
        rules.CheckCounter(From(options, Family.Name));
        return rules.Failures;
    }
}
