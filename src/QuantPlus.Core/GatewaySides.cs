namespace QuantPlus;

/// <summary>Which sides of a gateway are used.</summary>
[Flags]
public enum GatewaySides
{
    /// <summary>Neither; no gateway takes this.</summary>
    None = 0,

    /// <summary>Orders, trades, positions, account and contracts.</summary>
    Trading = 1,

    /// <summary>Ticks.</summary>
    MarketData = 2,

    /// <summary>Trading and market data.</summary>
    Both = Trading | MarketData,
}
