using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace QuantPlus.Ftdc.Registration;

/// <summary>
/// Refuses a configuration with keys that no option has: a guard whose key is misspelt would not guard, and nobody would be told. Names keys, never values.
/// </summary>
/// <param name="name">The name of the options that are bound to the configuration.</param>
/// <param name="configuration">The section; or a root, whose other keys are somebody else's, so that only the groups in it are looked at.</param>
internal sealed class UnknownKeysValidator<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
    string name, IConfiguration configuration) : IValidateOptions<TOptions>
    where TOptions : class
{
    private readonly OptionKeys _keys = OptionKeys.Of<TOptions>();

    // Of the others' options nothing is said.
    public ValidateOptionsResult Validate(string? of, TOptions options) =>
        of == name ? OptionsRules.ToResult(name, [.. Failures()]) : ValidateOptionsResult.Skip;

    private IEnumerable<string> Failures()
    {
        if (configuration is not IConfigurationRoot)
        {
            foreach (var failure in FailuresOf("", configuration))
                yield return failure;
        }

        foreach (var group in _keys.Groups)
        {
            foreach (var failure in FailuresOf(group, configuration.GetSection(group)))
                yield return failure;
        }
    }

    private IEnumerable<string> FailuresOf(string group, IConfiguration section) =>
        section.GetChildren()
            .Select(child => child.Key)
            .Where(key => !_keys.Has(group, key) && !(group.Length == 0 && VnpyKeys.All.Contains(key)))
            .Select(key => Explain(group, key));

    private string Explain(string group, string key)
    {
        var meant = _keys.Nearest(group, key) is { } nearest ? $"Did you mean {nearest}?" : "Take it out; docs/options.md has every key.";
        return $"{OptionKeys.Path(group, key)} is no option. {meant}";
    }
}
