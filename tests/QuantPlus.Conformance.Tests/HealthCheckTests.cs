using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using QuantPlus.Errors;
using QuantPlus.Simulation;
using QuantPlus.Telemetry;

namespace QuantPlus.Conformance.Tests;

/// <summary>A host's health checks see how a gateway stands, and what to do about it.</summary>
public sealed class HealthCheckTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_sees_a_gateway_that_is_not_connected_and_one_that_is_ready()
    {
        var services = new ServiceCollection().AddLogging();
        GatewayKind.Ctp.Add(services, _ => { }, embedded: true).AddHealthChecks().AddCheck<GatewayHealthCheck>("ctp");
        await using var provider = services.BuildServiceProvider();
        var checks = provider.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Unhealthy, (await checks.CheckHealthAsync(None)).Status);

        await provider.GetRequiredService<IGateway>().ConnectAsync(None);
        var report = await checks.CheckHealthAsync(None);
        Assert.Equal(HealthStatus.Healthy, report.Status);
        var entry = report.Entries["ctp"];
        Assert.Equal("Ready", entry.Data["Trading"]);
        Assert.Equal("CTP: trading is Ready, market data Ready.", entry.Description);
    }

    [Fact]
    public async Task A_gateway_that_stopped_says_why_and_what_to_do()
    {
        await using var gateway = GatewayKind.Tts.Create(options => options.Password = "wrong-password");
        var thrown = await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(None));
        var result = await new GatewayHealthCheck(gateway).CheckHealthAsync(new HealthCheckContext(), None);
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Contains(thrown.Error.Cure, result.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_on_its_way_back_is_degraded_and_a_side_that_is_not_used_is_no_fault()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });
        await using var gateway = GatewayKind.Ctp.CreateOn(environment, options => options.Sides = GatewaySides.Trading);
        await gateway.ConnectAsync(None);
        var check = new GatewayHealthCheck(gateway);
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new HealthCheckContext(), None)).Status);

        environment.Trip(Fault.Silence().At("OnRspUserLogin").Times(int.MaxValue));
        environment.Trip(Fault.Disconnect());
        await foreach (var change in gateway.Events(None))
        {
            if (change is StatusChangedEvent { Status.Trading.State: not GatewayState.Ready })
                break;
        }

        var result = await check.CheckHealthAsync(new HealthCheckContext(), None);
        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains("connection was lost", result.Description, StringComparison.Ordinal);
    }
}
