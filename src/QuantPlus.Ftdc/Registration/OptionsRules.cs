using System.Globalization;
using Microsoft.Extensions.Options;
using QuantPlus.Ftdc.Native;

namespace QuantPlus.Ftdc.Registration;

/// <summary>What is wrong with options, each as one sentence that names the key and the cure. Shows no secret.</summary>
internal sealed class OptionsRules
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    private readonly List<string> _failures = [];

    public IReadOnlyList<string> Failures => _failures;

    /// <summary>What a validator answers: each failure with the gateway's name, null or empty for the one without.</summary>
    public static ValidateOptionsResult ToResult(string? name, IReadOnlyList<string> failures)
    {
        var gateway = string.IsNullOrEmpty(name) ? $"{Family.Name} gateway" : $"{Family.Name} gateway \"{name}\"";
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => $"{gateway}: {failure}"));
    }

    public void Add(string failure) => _failures.Add(failure);

    /// <summary>Adds a failure where there is one.</summary>
    public void AddIfAny(string? failure)
    {
        if (failure is not null)
            Add(failure);
    }

    /// <summary>What every gateway needs, whatever lies behind it.</summary>
    public void CheckCommon(GatewayOptions options)
    {
        if ((options.Sides & GatewaySides.Both) == 0 || (options.Sides & ~GatewaySides.Both) != 0)
            Add("Sides must be Trading, MarketData or Both.");
        Timeout(nameof(options.ConnectTimeout), options.ConnectTimeout);
        Timeout(nameof(options.ReadyTimeout), options.ReadyTimeout);
        if (options.ReadyTimeout < options.ConnectTimeout)
            Add($"ReadyTimeout is {Text(options.ReadyTimeout)}; it must not be less than ConnectTimeout, {Text(options.ConnectTimeout)}, which is part of it.");
        Timeout(nameof(options.RequestTimeout), options.RequestTimeout);
        Timeout(nameof(options.QueryTimeout), options.QueryTimeout);
        if (options.QueryInterval is { } interval && (interval < TimeSpan.Zero || interval > LongestTimeout))
            Add($"QueryInterval is {Text(interval)}; it must be 0 or more, or absent so that the counter's own pace is kept.");
        if (options.Ticks is not { Capacity: >= 1 and <= 1 << 20 })
            Add("Ticks:Capacity must be from 1 to 1048576.");
        GuardRules.Check(options.Guards, this);
    }

    /// <summary>What a connection to a counter needs. An empty broker number is the family's affair.</summary>
    public void CheckCounter(SessionSettings settings)
    {
        // Market data alone mostly needs no account.
        if (settings.Sides.HasFlag(GatewaySides.Trading))
        {
            Required("UserId", settings.UserId, "Set it to the account's user id");
            Required("Password", settings.Password, "Set it to the account's password");
            Fronts("TradingFronts", settings.TradingFronts);
        }

        if (settings.Sides.HasFlag(GatewaySides.MarketData))
            Fronts("MarketDataFronts", settings.MarketDataFronts);
        Fits("UserId", settings.UserId, Text13.Length - 1);
        Fits("Password", settings.Password, Text41.Length - 1);
        Fits("BrokerId", settings.BrokerId, Text11.Length - 1);
    }

    /// <summary>A text that must be there.</summary>
    public void Required(string key, string? value, string cure)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add($"{key} is missing. {cure}, or call UseEmbeddedEnvironment() to run without a counter.");
    }

    /// <summary>A text that has to fit into the library's array.</summary>
    public void Fits(string key, string value, int maxBytes)
    {
        if (!NativeText.TryEncode(value, new byte[maxBytes + 1]))
            Add($"{key} is longer than the {maxBytes} bytes that the counter's interface has for it, or contains characters that it cannot carry.");
    }

    private void Fronts(string key, IReadOnlyList<string> fronts)
    {
        if (fronts.Count == 0)
            Add($"{key} is empty. Give at least one address as tcp://host:port, choose an Environment, or call UseEmbeddedEnvironment().");
        foreach (var front in fronts)
        {
            if (FrontAddress.Explain(front) is { } fault)
                Add($"{key}: \"{front}\" is no front address: {fault}. Write it as tcp://host:port, for example tcp://127.0.0.1:41205.");
        }
    }

    private void Timeout(string key, TimeSpan value)
    {
        if (value <= TimeSpan.Zero || value > LongestTimeout)
            Add($"{key} is {Text(value)}; it must be more than 0 and at most one day.");
    }

    private static string Text(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
