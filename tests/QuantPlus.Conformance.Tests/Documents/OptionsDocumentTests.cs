using System.Collections;
using System.Globalization;
using System.Reflection;
using QuantPlus.Ctp;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading.Guards;
using QuantPlus.Tts;

namespace QuantPlus.Conformance.Tests.Documents;

/// <summary>The tables of docs/options.md have every option and its default, and no other.</summary>
public sealed class OptionsDocumentTests
{
    public static TheoryData<Type, object> Classes() => new()
    {
        { typeof(CtpGatewayOptions), new CtpGatewayOptions() },
        { typeof(TtsGatewayOptions), new TtsGatewayOptions() },
        { typeof(NativeGatewayOptions), new CtpGatewayOptions() },
        { typeof(GatewayOptions), new CtpGatewayOptions() },
        { typeof(TickSubscriptionOptions), new TickSubscriptionOptions() },
        { typeof(TradingGuardOptions), new TradingGuardOptions() },
        { typeof(EmbeddedEnvironmentOptions), new EmbeddedEnvironmentOptions() },
    };

    [Theory]
    [MemberData(nameof(Classes), DisableDiscoveryEnumeration = true)]
    public void Every_option_is_in_the_table_with_its_default(Type type, object options)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        Assert.Equal(
            properties.Select(property => (property.Name, Text(property.GetValue(options)))).Order(),
            Rows(type.Name).Order());
    }

    [Fact]
    public void Every_class_has_a_section() => Assert.Equal(
        Classes().Select(row => row.Data.Item1.Name).Order(StringComparer.Ordinal),
        Lines().Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..].Trim('`')).Order(StringComparer.Ordinal));

    private static string[] Lines() => DocumentFolder.Read("docs", "options.md").ReplaceLineEndings("\n").Split('\n');

    private static IEnumerable<(string Name, string Default)> Rows(string section) => Lines()
        .SkipWhile(line => line != $"## `{section}`").Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|'))
        .Select(cells => (cells[1].Trim().Trim('`'), cells[2].Trim().Trim('`')));

    private static string Text(object? value) => value switch
    {
        null => "none",
        "" => "empty",
        string text => text,
        bool flag => flag ? "true" : "false",
        IEnumerable list when !list.Cast<object>().Any() => "empty",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        TickSubscriptionOptions or TradingGuardOptions or EmbeddedEnvironmentOptions => "below",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
