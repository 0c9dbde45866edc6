using System.Diagnostics.CodeAnalysis;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc.Registration;

/// <summary>The keys that options have in a configuration: those of the section itself, and those of the groups in it.</summary>
internal sealed class OptionKeys
{
    /// <summary>The group that both families' options have under this name.</summary>
    private const string EmbeddedEnvironment = "EmbeddedEnvironment";

    private readonly Dictionary<string, string[]> _groups;

    private OptionKeys(string[] own) => _groups = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = own,
        [nameof(GatewayOptions.Ticks)] = Names(typeof(TickSubscriptionOptions)),
        [nameof(GatewayOptions.Guards)] = Names(typeof(TradingGuardOptions)),
        [EmbeddedEnvironment] = Names(typeof(EmbeddedEnvironmentOptions)),
    };

    /// <summary>The groups below a section, which have keys of their own.</summary>
    public IEnumerable<string> Groups => _groups.Keys.Where(group => group.Length > 0);

    public static OptionKeys Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>() => new(Names(typeof(TOptions)));

    /// <summary>Whether a group, or with an empty one the section itself, has such a key.</summary>
    public bool Has(string group, string key) => _groups[group].Contains(key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The key that was probably meant, with its group; null where none is like it.</summary>
    public string? Nearest(string group, string key)
    {
        // An environment's own user or AppId is hardly what is missed outside of it.
        var all =
            from candidate in _groups
            where candidate.Key != EmbeddedEnvironment || IsSame(candidate.Key, @group)
            from name in candidate.Value
            let distance = TextDistance.Between(key, name)
            where distance <= Math.Max(2, name.Length / 4)
            orderby distance, IsSame(candidate.Key, @group) ? 0 : 1
            select Path(candidate.Key, name);
        return all.FirstOrDefault();
    }

    /// <summary>A key as a configuration has it.</summary>
    public static string Path(string group, string key) => group.Length == 0 ? key : $"{group}:{key}";

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string[] Names([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type) =>
        [.. type.GetProperties().Select(property => property.Name)];
}
