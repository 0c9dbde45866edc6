using QuantPlus.Errors;

namespace QuantPlus;

/// <summary>The status of one side of a gateway. Immutable.</summary>
/// <param name="State">How far it has come.</param>
/// <param name="Since">Since when, in UTC.</param>
public sealed record SideStatus(GatewayState State, DateTimeOffset Since)
{
    /// <summary>The last thing that went wrong; null where nothing has since it was last ready.</summary>
    public GatewayError? LastError { get; init; }
}
