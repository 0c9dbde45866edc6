using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using QuantPlus.Ctp;
using QuantPlus.Telemetry;
using QuantPlus.Tts;

namespace QuantPlus.Conformance.Tests.Documents;

/// <summary>What docs/faq.md says of several gateways.</summary>
public sealed class FaqSnippets
{
    [Fact]
    public async Task A_keyed_gateway_has_its_health_check()
    {
        var services = new ServiceCollection().AddLogging().AddKeyedCtpGateway("live", options => options.UseEmbeddedEnvironment());
        #region keyed-health
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            "live", provider => new GatewayHealthCheck(provider.GetRequiredKeyedService<IGateway>("live")), failureStatus: null, tags: null));
        #endregion
        await using var provider = services.BuildServiceProvider();
        Assert.Null(provider.GetService<IGateway>());
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Contains("live", report.Entries.Keys);
        Assert.Equal(HealthStatus.Unhealthy, report.Status);
    }

    [Fact]
    public async Task Of_one_of_each_the_last_is_the_gateway()
    {
        await using var provider = new ServiceCollection()
            .AddTtsGateway(options => options.UseEmbeddedEnvironment())
            .AddCtpGateway(options => options.UseEmbeddedEnvironment())
            .BuildServiceProvider();
        Assert.Same(provider.GetRequiredService<ICtpGateway>(), provider.GetRequiredService<IGateway>());
        Assert.NotSame(provider.GetRequiredService<ITtsGateway>(), provider.GetRequiredService<ICtpGateway>());
    }
}
