using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QuantPlus;
using QuantPlus.Ftdc.Registration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds CTP gateways to a host's services. They are singletons; the host's services dispose them.</summary>
public static class CtpGatewayServiceCollectionExtensions
{
    /// <summary>Adds a CTP gateway as <see cref="IGateway"/> and <see cref="ICtpGateway"/>, the same object.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCtpGateway(this IServiceCollection services, Action<CtpGatewayOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        AddOptions(services, Options.Options.DefaultName).Configure(configure);
        return AddGateway(services);
    }

    /// <summary>Adds a CTP gateway as <see cref="IGateway"/> and <see cref="ICtpGateway"/>, the same object.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">
    /// The section with the options, whose keys are the properties of <see cref="CtpGatewayOptions"/>; or vnpy's <c>connect_ctp.json</c> with its Chinese keys.
    /// A key of a section that is neither is refused when the host starts.
    /// </param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddCtpGateway(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        BindOptions(services, Options.Options.DefaultName, configuration);
        return AddGateway(services);
    }

    /// <summary>Adds one of several gateways as a keyed <see cref="IGateway"/> and <see cref="ICtpGateway"/>, to be injected with <c>[FromKeyedServices("name")]</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The key; the gateway's name and the name of its options too.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddKeyedCtpGateway(this IServiceCollection services, string name, Action<CtpGatewayOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        AddOptions(services, name).Configure(configure);
        return AddKeyedGateway(services, name);
    }

    /// <summary>Adds one of several gateways as a keyed <see cref="IGateway"/> and <see cref="ICtpGateway"/>, to be injected with <c>[FromKeyedServices("name")]</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The key; the gateway's name and the name of its options too.</param>
    /// <param name="configuration">
    /// The section with the options, whose keys are the properties of <see cref="CtpGatewayOptions"/>; or vnpy's <c>connect_ctp.json</c> with its Chinese keys.
    /// A key of a section that is neither is refused when the host starts.
    /// </param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddKeyedCtpGateway(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configuration);
        BindOptions(services, name, configuration);
        return AddKeyedGateway(services, name);
    }

    private static OptionsBuilder<CtpGatewayOptions> AddOptions(IServiceCollection services, string name)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CtpGatewayOptions>, CtpGatewayOptionsValidator>());
        return services.AddOptions<CtpGatewayOptions>(name).ValidateOnStart();
    }

    private static void BindOptions(IServiceCollection services, string name, IConfiguration configuration)
    {
        AddOptions(services, name).Bind(configuration).Configure(options => CtpSettings.ApplyVnpyKeys(configuration, options));
        services.AddSingleton<IValidateOptions<CtpGatewayOptions>>(new UnknownKeysValidator<CtpGatewayOptions>(name, configuration));
    }

    private static IServiceCollection AddGateway(IServiceCollection services) =>
        services
            .AddSingleton<ICtpGateway>(provider => CtpGateway.Create(provider, Options.Options.DefaultName))
            .AddSingleton<IGateway>(provider => provider.GetRequiredService<ICtpGateway>());

    private static IServiceCollection AddKeyedGateway(IServiceCollection services, string name) =>
        services
            .AddKeyedSingleton<ICtpGateway>(name, (provider, _) => CtpGateway.Create(provider, name))
            .AddKeyedSingleton<IGateway>(name, (provider, _) => provider.GetRequiredKeyedService<ICtpGateway>(name));
}
