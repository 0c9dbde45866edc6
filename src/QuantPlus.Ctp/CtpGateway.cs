using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QuantPlus.Ftdc;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Embedded;
using QuantPlus.Ftdc.Loading;
using QuantPlus.Ftdc.Registration;

namespace QuantPlus.Ctp;

/// <summary>Makes CTP gateways for programs without a host; hosts call <c>services.AddCtpGateway(...)</c>.</summary>
public static class CtpGateway
{
    /// <summary>Makes a gateway, not yet connected.</summary>
    /// <param name="options">The options; read once, here.</param>
    /// <param name="loggerFactory">Where it logs; null for nowhere.</param>
    /// <param name="timeProvider">Its clock; null for the system's.</param>
    /// <param name="name">What it is called in logs, messages and metrics, where the gateways of one program need different names; null for <c>CTP</c>.</param>
    /// <exception cref="OptionsValidationException">The options cannot be used; the failures name the keys and the cures.</exception>
    public static ICtpGateway Create(
        CtpGatewayOptions options, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var result = new CtpGatewayOptionsValidator().Validate(name, options);
        if (result.Failed)
            throw new OptionsValidationException(name ?? Options.DefaultName, typeof(CtpGatewayOptions), result.Failures);
        return Create(options, NameOr(name), loggerFactory ?? NullLoggerFactory.Instance, timeProvider ?? TimeProvider.System);
    }

    /// <summary>Makes the gateway of a host's services. The empty name is the one gateway without a key.</summary>
    internal static FtdcGateway Create(IServiceProvider services, string name) => Create(
        services.GetRequiredService<IOptionsMonitor<CtpGatewayOptions>>().Get(name),
        NameOr(name),
        services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
        services.GetService<TimeProvider>() ?? TimeProvider.System);

    private static FtdcGateway Create(CtpGatewayOptions options, string name, ILoggerFactory loggerFactory, TimeProvider time)
    {
        var settings = CtpSettings.From(options, name);
        var logger = new GuardedLogger(loggerFactory.CreateLogger("QuantPlus.Ctp"));
        return new FtdcGateway(settings, () => CreateSource(options, settings, time, logger), time, logger);
    }

    private static string NameOr(string? name) => string.IsNullOrEmpty(name) ? Family.Name : name;

    private static ICounterSource CreateSource(CtpGatewayOptions options, SessionSettings settings, TimeProvider time, ILogger logger)
    {
        if (options.EmbeddedEnvironment.Enabled)
            return new EmbeddedCounterSource(options.EmbeddedEnvironment, ApiVersions.ToPlay(options.ApiVersion), time);
        return new VendorCounterSource(options, settings.BrokerId, productionMode: options.ProductionMode ?? options.Environment != CtpEnvironment.SimNowAroundTheClock, logger);
    }
}
