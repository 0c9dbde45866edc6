namespace QuantPlus.Ftdc.Session;

/// <summary>The two sides of a gateway: each has its own connection, login and state.</summary>
internal enum GatewaySide
{
    Trading,
    MarketData,
}
