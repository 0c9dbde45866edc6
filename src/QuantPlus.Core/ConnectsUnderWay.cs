using System.Diagnostics.CodeAnalysis;
using QuantPlus.Errors;

namespace QuantPlus;

/// <summary>Ends the connects of a gateway that began before it was disconnected, and none that begin later.</summary>
/// <param name="gateway">The gateway's name, for the message.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "A source without a timer or a wait handle has nothing to release.")]
internal sealed class ConnectsUnderWay(string gateway)
{
    private CancellationTokenSource _disconnected = new();

    /// <summary>For a connect to take as it begins: cancelled by the next disconnect.</summary>
    public CancellationToken Disconnected => Volatile.Read(ref _disconnected).Token;

    /// <summary>Ends those that have begun.</summary>
    public Task EndAsync() => Interlocked.Exchange(ref _disconnected, new CancellationTokenSource()).CancelAsync();

    /// <summary>What a connect is told that was ended so.</summary>
    public GatewayDisconnectedException ToException() => new(
        new GatewayError(GatewayErrorKind.Disconnected, $"The {gateway} gateway was disconnected while it connected.") { Cure = "Connect it again." });
}
