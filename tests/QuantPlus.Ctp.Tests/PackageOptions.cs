global using IFamilyGateway = QuantPlus.Ctp.ICtpGateway;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using QuantPlus.Simulation;

namespace QuantPlus.Ctp.Tests;

/// <summary>This package's options and gateways, for tests that are written once for both packages.</summary>
internal static class PackageOptions
{
    public static NativeGatewayOptions Create() => new CtpGatewayOptions { BrokerId = "9999" };

    /// <summary>A gateway on whatever the options say.</summary>
    public static IGateway CreateGateway(NativeGatewayOptions options) => CtpGateway.Create((CtpGatewayOptions)options, NullLoggerFactory.Instance);

    /// <summary>A gateway on the embedded environment that plays a version of the interface.</summary>
    public static IGateway CreateEmbedded(string apiVersion) =>
        CtpGateway.Create(new CtpGatewayOptions { ApiVersion = apiVersion }.UseEmbeddedEnvironment(), NullLoggerFactory.Instance);

    /// <summary>A gateway on an environment that is there already.</summary>
    public static IFamilyGateway CreateOn(EmbeddedEnvironment environment, ILoggerFactory? log, string? apiVersion) =>
        CtpGateway.Create(new CtpGatewayOptions { ApiVersion = apiVersion }.UseEmbeddedEnvironment(environment), log);

    public static void Add(IServiceCollection services) => services.AddCtpGateway(options => options.UseEmbeddedEnvironment());

    public static void AddKeyed(IServiceCollection services, string name) => services.AddKeyedCtpGateway(name, options => options.UseEmbeddedEnvironment());
}
