namespace QuantPlus.Conformance.Tests;

/// <summary>Waits for what a gateway's status becomes, or is.</summary>
internal static class StatusWaits
{
    /// <summary>Waits until the trading side is in a state.</summary>
    public static Task UntilAsync(this IGateway gateway, GatewayState trading, CancellationToken patient) =>
        gateway.UntilAsync(status => status.Trading.State == trading, patient);

    /// <summary>Waits until all sides that are used are ready.</summary>
    public static Task UntilReadyAsync(this IGateway gateway, CancellationToken patient) => gateway.UntilAsync(status => status.IsReady, patient);

    /// <summary>Waits until the status is so.</summary>
    public static async Task UntilAsync(this IGateway gateway, Func<GatewayStatus, bool> isSo, CancellationToken patient)
    {
        await foreach (var change in gateway.Events(patient))
        {
            if (change is StatusChangedEvent { Status: var status } && isSo(status))
                return;
        }
    }
}
