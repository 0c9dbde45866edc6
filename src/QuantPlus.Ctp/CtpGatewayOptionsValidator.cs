using Microsoft.Extensions.Options;
using QuantPlus.Ftdc.Registration;

namespace QuantPlus.Ctp;

/// <summary>Checks the options before a gateway is made of them; a host that starts checks them then.</summary>
internal sealed class CtpGatewayOptionsValidator : IValidateOptions<CtpGatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, CtpGatewayOptions options) => OptionsRules.ToResult(name, CtpSettings.Check(options));
}
