using Microsoft.Extensions.Options;

namespace QuantPlus.Tts;

/// <summary>Checks the options before a gateway is made of them; a host that starts checks them then.</summary>
internal sealed class TtsGatewayOptionsValidator : IValidateOptions<TtsGatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, TtsGatewayOptions options)
    {
        var failures = TtsSettings.Check(options);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => $"{Gateway(name)}: {failure}"));
    }

    private static string Gateway(string? name) => string.IsNullOrEmpty(name) ? $"{Family.Name} gateway" : $"{Family.Name} gateway \"{name}\"";
}
