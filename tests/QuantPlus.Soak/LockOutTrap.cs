using QuantPlus.Errors;
using QuantPlus.Simulation;

namespace QuantPlus.Soak;

/// <summary>Lets the counter refuse a login with a number after which accounts are locked, and counts the logins that follow.</summary>
internal sealed class LockOutTrap(IGateway gateway, EmbeddedEnvironment environment, StreamWatch watch, Tally tally, Random random, TimeSpan patience)
{
    private static readonly int[] Codes = [3, 63, 64, 60, 75, 131, 132, 140, 141, 143, 144, 145, 4040, 4042, 4043, 6020];

    public async Task SpringAsync()
    {
        environment.ClearFaults();
        try
        {
            // A storm that is still blowing ends first: a refusal that never reaches the gateway may be asked for again.
            await gateway.ConnectAsync().WaitAsync(patience);
            await Task.Delay(50);
            await gateway.ConnectAsync().WaitAsync(patience);
        }
        catch (GatewayException)
        {
            return;
        }

        // Each side logs in by itself, so each is refused once; a third login is a repetition.
        var code = Codes[random.Next(Codes.Length)];
        var (before, timeouts) = (environment.CountRequests("ReqUserLogin"), watch.TimeoutCount);
        environment.Trip(Fault.Reject(code).At("ReqUserLogin").Times(int.MaxValue));
        if (random.Next(2) == 0)
            environment.Trip(Fault.HangUp().At("OnRspUserLogin").Times(int.MaxValue));
        environment.Trip(Fault.Disconnect());
        if (!await UntilFaultedAsync())
            return;
        environment.Trip(Fault.Storm(50));
        await Task.Delay(30);
        var logins = environment.CountRequests("ReqUserLogin") - before;

        // Where the machine was too busy for an answer in time, the login was made again before the late refusal stopped it.
        if (logins > 2 && watch.TimeoutCount == timeouts)
            tally.Violate($"{logins} logins of two sides were made although error {code} locks accounts");
        tally.Count("logins refused for good, not repeated");
        environment.ClearFaults();
    }

    private async Task<bool> UntilFaultedAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (gateway.Status is not { Trading.State: GatewayState.Faulted, MarketData.State: GatewayState.Faulted })
        {
            if (TimeProvider.System.GetElapsedTime(started) > patience)
            {
                tally.Violate($"a login that was refused for good did not stop the gateway: {gateway.Status}");
                return false;
            }

            await Task.Delay(1);
        }

        return true;
    }
}
