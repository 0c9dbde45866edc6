using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Simulation;

namespace QuantPlus.Conformance.Tests;

/// <summary>A change of a password whose answer is lost: it must not be said to pass by itself, because a repetition may be a wrong password too many.</summary>
public abstract class UnknownOutcomeSuite(GatewayKind kind) : PatientSuite(kind)
{
    private const string NewPassword = "n3w-Passw0rd";
    [Fact]
    public Task The_users_password() => ChangeAsync("ReqUserPasswordUpdate", gateway => gateway.ChangePasswordAsync(NewPassword, Patient));

    [Fact]
    public Task The_accounts_password() => Kind.Capabilities.Contains(Capability.AccountPasswordChange)
        ? ChangeAsync("ReqTradingAccountPasswordUpdate", gateway => gateway.ChangeAccountPasswordAsync("embedded", NewPassword, Patient))
        : Task.CompletedTask;

    private async Task ChangeAsync(string function, Func<IGateway, Task> change)
    {
        var time = new FakeTimeProvider();
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment, options => options.QueryInterval = TimeSpan.Zero, time);
        await gateway.ConnectAsync(Patient);

        // Not sent: nothing was done.
        environment.Trip(Fault.Return(-1).At(function));
        var notSent = await Assert.ThrowsAsync<GatewayDisconnectedException>(() => change(gateway));
        Assert.Equal((-1, GatewayErrorClass.Transient), (notSent.Code, notSent.Error.Class));

        environment.Trip(Fault.Silence().At(function));
        var changing = change(gateway);
        time.Advance(TimeSpan.FromSeconds(10));
        AssertUnknown(await Assert.ThrowsAsync<GatewayTimeoutException>(() => changing));

        environment.Trip(Fault.Disconnect().At(function));
        AssertUnknown(await Assert.ThrowsAsync<GatewayDisconnectedException>(() => change(gateway)));
    }

    private static void AssertUnknown(GatewayException thrown)
    {
        Assert.Equal(GatewayErrorClass.OutcomeUnknown, thrown.Error.Class);
        Assert.Contains("Do not repeat", thrown.Error.Cure, StringComparison.Ordinal);
        Assert.DoesNotContain(NewPassword, thrown.ToString(), StringComparison.Ordinal);
    }
}

public sealed class CtpUnknownOutcomes() : UnknownOutcomeSuite(GatewayKind.Ctp);

public sealed class TtsUnknownOutcomes() : UnknownOutcomeSuite(GatewayKind.Tts);
