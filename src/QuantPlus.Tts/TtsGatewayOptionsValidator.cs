using Microsoft.Extensions.Options;
using QuantPlus.Ftdc.Registration;

namespace QuantPlus.Tts;

/// <summary>Checks the options before a gateway is made of them; a host that starts checks them then.</summary>
internal sealed class TtsGatewayOptionsValidator : IValidateOptions<TtsGatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, TtsGatewayOptions options) => OptionsRules.ToResult(name, TtsSettings.Check(options));
}
