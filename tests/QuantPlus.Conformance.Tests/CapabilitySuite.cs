using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>Each capability is there where <see cref="GatewayKind.Capabilities"/> says so; where not, it ends at once with an error that tells.</summary>
public abstract class CapabilitySuite(GatewayKind kind) : PatientSuite(kind)
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    [Fact]
    public async Task Authentication()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning, AppId = "app", AuthCode = "code" });
        await using var gateway = Kind.CreateOn(environment, options =>
        {
            if (options is Ctp.CtpGatewayOptions ctp)
                (ctp.AppId, ctp.AuthCode) = ("app", "code");
        });
        await AssertAsync<LoginRejectedException>(Capability.Authentication, () => gateway.ConnectAsync(Patient));
    }

    [Fact]
    public Task PasswordChange() => RunAsync(gateway => AssertAsync<GatewayException>(
        Capability.PasswordChange, () => gateway.ChangePasswordAsync("n3w-Passw0rd", Patient)));

    [Fact]
    public Task AccountPasswordChange() => RunAsync(async gateway =>
    {
        var thrown = await AssertAsync<GatewayException>(
            Capability.AccountPasswordChange, () => gateway.ChangeAccountPasswordAsync("embedded", "n3w-Passw0rd", Patient));
        if (thrown is not null)
            Assert.Equal(GatewayErrorKind.NotSupported, thrown.Kind);
    });

    [Fact]
    public Task FillAndKill() => ImmediateAsync(Capability.FillAndKill, OrderType.FillAndKill);

    [Fact]
    public Task FillOrKill() => ImmediateAsync(Capability.FillOrKill, OrderType.FillOrKill);

    [Fact]
    public Task Securities() => RunAsync(gateway =>
    {
        Assert.Equal(Kind.Capabilities.Contains(Capability.Securities), gateway.Contracts.Any(contract => contract.Id.Exchange.Code == "SSE"));
        return Task.CompletedTask;
    });

    private Task ImmediateAsync(Capability capability, OrderType type) => RunAsync(async gateway =>
    {
        await using var ticks = await gateway.SubscribeAsync([Rebar], cancellationToken: Patient);
        var price = (await ticks.Ticks.ReadAsync(Patient)).BidPrice - 30;
        await AssertAsync<OrderRejectedException>(capability, async () =>
        {
            var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, price) with { Type = type }, Patient);
            Assert.Equal(OrderStatus.Cancelled, (await gateway.WaitForCompletionAsync(order.Id, Patient)).Status);
        });
    });

    private async Task RunAsync(Func<IGateway, Task> test)
    {
        await using var gateway = Kind.CreateOn(Begin());
        await gateway.ConnectAsync(Patient);
        await test(gateway);
    }

    private async Task<T?> AssertAsync<T>(Capability capability, Func<Task> use)
        where T : GatewayException
    {
        if (!Kind.Capabilities.Contains(capability))
            return await Assert.ThrowsAnyAsync<T>(use);
        await use();
        return null;
    }
}

public sealed class CtpCapabilities() : CapabilitySuite(GatewayKind.Ctp);

public sealed class TtsCapabilities() : CapabilitySuite(GatewayKind.Tts);

public sealed class Capabilities_in_the_documentation
{
    [Fact]
    public void The_table_shows_each_capability_of_each_family()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "conformance.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && Enum.TryParse<Capability>(cells[1], out _))
            .ToDictionary(cells => Enum.Parse<Capability>(cells[1]), cells => (Ctp: cells[3], Tts: cells[4]));
        Assert.Equal(Enum.GetValues<Capability>(), rows.Keys.Order());
        Assert.All(rows, row => Assert.Equal((Shown(GatewayKind.Ctp, row.Key), Shown(GatewayKind.Tts, row.Key)), row.Value));

        static string Shown(GatewayKind kind, Capability capability) => kind.Capabilities.Contains(capability) ? "yes" : "no";
    }
}
