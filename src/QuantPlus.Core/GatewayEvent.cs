using QuantPlus.Errors;

namespace QuantPlus;

/// <summary>Something that happened to a gateway. Immutable.</summary>
/// <param name="Time">When, in UTC.</param>
public abstract record GatewayEvent(DateTimeOffset Time);

/// <summary>A side of the gateway changed its state.</summary>
/// <param name="Time">When, in UTC.</param>
/// <param name="Status">The gateway's status after the change.</param>
public sealed record StatusChangedEvent(DateTimeOffset Time, GatewayStatus Status) : GatewayEvent(Time);

/// <summary>Something went wrong that no call in progress could be told of.</summary>
/// <param name="Time">When, in UTC.</param>
/// <param name="Error">What.</param>
public sealed record ErrorEvent(DateTimeOffset Time, GatewayError Error) : GatewayEvent(Time);
