using Microsoft.Extensions.Configuration;
using QuantPlus.Ftdc;
using QuantPlus.Ftdc.Embedded;
using QuantPlus.Ftdc.Registration;

namespace QuantPlus.Ctp;

/// <summary>The options of a CTP gateway with its environment's presets filled in.</summary>
internal static class CtpSettings
{
    /// <summary>The settings of a session, as the options and their environment say.</summary>
    public static SessionSettings From(CtpGatewayOptions options, string gatewayName)
    {
        var preset = Preset.Of(options.Environment);
        var embedded = options.EmbeddedEnvironment.Enabled;
        return new SessionSettings(options, gatewayName)
        {
            BrokerId = Or(options.BrokerId, embedded ? "9999" : preset.BrokerId),
            UserId = Or(options.UserId, embedded ? options.EmbeddedEnvironment.UserId : ""),
            Password = Or(options.Password, embedded ? options.EmbeddedEnvironment.Password : ""),
            AppId = Or(options.AppId, preset.AppId),
            AuthCode = Or(options.AuthCode, preset.AuthCode),
            TradingFronts = options.TradingFronts.Count > 0 ? [.. options.TradingFronts] : preset.TradingFronts,
            MarketDataFronts = options.MarketDataFronts.Count > 0 ? [.. options.MarketDataFronts] : preset.MarketDataFronts,
        };
    }

    /// <summary>What is wrong with the options; nothing where they can be used.</summary>
    public static IReadOnlyList<string> Check(CtpGatewayOptions options)
    {
        var rules = new OptionsRules();
        rules.CheckCommon(options);
        rules.AddIfAny(ApiVersions.Explain(options.ApiVersion));
        if (options.EmbeddedEnvironment.Enabled)
            return [.. rules.Failures, .. options.EmbeddedEnvironment.Failures(), .. FaultNames.Failures(options.EmbeddedEnvironment)];

        var settings = From(options, Family.Name);
        rules.CheckCounter(settings);
        rules.Required(nameof(options.BrokerId), settings.BrokerId, "Set it to the broker's number, for example 9999");
        rules.Fits(nameof(options.AppId), settings.AppId, Text33.Length - 1);
        rules.Fits(nameof(options.AuthCode), settings.AuthCode, Text17.Length - 1);
        if (settings.AuthCode.Length > 0)
            rules.Required(nameof(options.AppId), settings.AppId, "An AuthCode belongs to an AppId; the broker issues both");
        return rules.Failures;
    }

    /// <summary>Takes over what the section says in vnpy's keys.</summary>
    public static void ApplyVnpyKeys(IConfiguration section, CtpGatewayOptions options)
    {
        VnpyKeys.Apply(section, options);
        VnpyKeys.Take(section, nameof(options.BrokerId), VnpyKeys.BrokerId, value => options.BrokerId = value);
        VnpyKeys.Take(section, nameof(options.AppId), VnpyKeys.AppId, value => options.AppId = value);
        VnpyKeys.Take(section, nameof(options.AuthCode), VnpyKeys.AuthCode, value => options.AuthCode = value);
        VnpyKeys.Take(section, nameof(options.ProductionMode), VnpyKeys.CounterEnvironment, value => options.ProductionMode = value != "测试");
    }

    private static string Or(string value, string preset) => value.Length > 0 ? value : preset;

    private sealed record Preset(
        string BrokerId, string AppId, string AuthCode, IReadOnlyList<string> TradingFronts, IReadOnlyList<string> MarketDataFronts)
    {
        private static readonly Preset None = new("", "", "", [], []);

        // What SimNow publishes for everybody's use.
        private static readonly Preset SimNow = new(
            "9999",
            "simnow_client_test",
            "0000000000000000",
            ["tcp://182.254.243.31:30001", "tcp://182.254.243.31:30002", "tcp://182.254.243.31:30003"],
            ["tcp://182.254.243.31:30011", "tcp://182.254.243.31:30012", "tcp://182.254.243.31:30013"]);

        private static readonly Preset SimNowAroundTheClock = SimNow with
        {
            TradingFronts = ["tcp://182.254.243.31:40001"],
            MarketDataFronts = ["tcp://182.254.243.31:40011"],
        };

        public static Preset Of(CtpEnvironment environment) => environment switch
        {
            CtpEnvironment.SimNow => SimNow,
            CtpEnvironment.SimNowAroundTheClock => SimNowAroundTheClock,
            _ => None,
        };
    }
}
