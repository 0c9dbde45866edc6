using Microsoft.Extensions.Time.Testing;
using QuantPlus.Errors;
using QuantPlus.Simulation;

namespace QuantPlus.Conformance.Tests;

/// <summary>Passwords that change: which one is used from when on, and that none is shown.</summary>
public abstract class PasswordSuite(GatewayKind kind) : PatientSuite(kind)
{
    private const string NewPassword = "n3w-Passw0rd";
    [Fact]
    public async Task A_password_that_must_be_changed_is_changed_on_the_way_in()
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning, MustChangePassword = true });
        await using var gateway = Kind.CreateOn(environment);
        Assert.Equal(140, (await Assert.ThrowsAsync<LoginRejectedException>(() => gateway.ConnectAsync(Patient))).Code);
        await gateway.ChangePasswordAsync(NewPassword, Patient);
        Assert.True(gateway.Status.IsReady);

        // A reconnect uses the new one.
        environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(GatewayState.Connecting, Patient);
        await gateway.UntilAsync(GatewayState.Ready, Patient);
    }

    [Fact]
    public async Task A_password_can_be_changed_at_any_time_and_is_used_from_then_on()
    {
        var environment = Begin();
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        await gateway.ChangePasswordAsync(NewPassword, Patient);
        await gateway.DisconnectAsync(Patient);
        await gateway.ConnectAsync(Patient);

        await using var old = Kind.CreateOn(environment);
        Assert.Equal(3, (await Assert.ThrowsAsync<LoginRejectedException>(() => old.ConnectAsync(Patient))).Code);
        await using var knows = Kind.CreateOn(environment, options => options.Password = NewPassword);
        await knows.ConnectAsync(Patient);
    }

    [Fact]
    public async Task A_password_change_that_is_refused_leaves_the_old_one_and_shows_neither()
    {
        var environment = Begin();
        environment.Trip(Fault.Reject(131).At("ReqUserPasswordUpdate"));
        await using var gateway = Kind.CreateOn(environment);
        await gateway.ConnectAsync(Patient);
        var thrown = await Assert.ThrowsAnyAsync<GatewayException>(() => gateway.ChangePasswordAsync(NewPassword, Patient));
        Assert.Equal(131, thrown.Code);
        Assert.DoesNotContain(NewPassword, thrown.ToString(), StringComparison.Ordinal);
        await gateway.DisconnectAsync(Patient);
        await gateway.ConnectAsync(Patient);
    }

    [Fact]
    public async Task A_password_that_no_interface_can_carry_is_refused_without_being_shown()
    {
        await using var gateway = Kind.CreateOn(Begin());
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => gateway.ChangePasswordAsync(new string('x', 41), Patient));
        Assert.DoesNotContain("xxx", thrown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => gateway.ChangePasswordAsync("", Patient));
    }

    [Fact]
    public async Task A_password_that_the_counter_takes_after_its_caller_gave_up_is_used_from_then_on()
    {
        var time = new FakeTimeProvider();
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = Morning }, time);
        await using var gateway = Kind.CreateOn(environment, options => options.QueryInterval = TimeSpan.Zero);
        await gateway.ConnectAsync(Patient);
        environment.Trip(Fault.Delay(TimeSpan.FromSeconds(1)).At("OnRspUserPasswordUpdate"));
        using var givenUp = new CancellationTokenSource();
        var changing = gateway.ChangePasswordAsync(NewPassword, givenUp.Token);
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => changing);

        // Answers come one behind the other: the first one shows that the late one is on its way, the second that it has come.
        await gateway.QueryAccountAsync(Patient);
        time.Advance(TimeSpan.FromSeconds(2));
        await gateway.QueryAccountAsync(Patient);

        environment.Trip(Fault.Disconnect(reconnectAfter: TimeSpan.FromSeconds(1)));
        await gateway.UntilAsync(GatewayState.Connecting, Patient);
        time.Advance(TimeSpan.FromSeconds(1));
        await gateway.UntilAsync(GatewayState.Ready, Patient);
    }
}

public sealed class CtpPassword() : PasswordSuite(GatewayKind.Ctp);

public sealed class TtsPassword() : PasswordSuite(GatewayKind.Tts);
