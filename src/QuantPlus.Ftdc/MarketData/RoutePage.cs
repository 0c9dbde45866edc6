namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Room for the records of some hundred contracts, which never move to another place; the levels of their order books behind the best lie
/// apart, where those who do not get any do not come by.
/// </summary>
internal sealed class RoutePage
{
    public const int SizeBits = 9;
    public const int Size = 1 << SizeBits;

    public readonly RouteRecord[] Records = new RouteRecord[Size];
    public readonly DeeperLevels[] Deeper = new DeeperLevels[Size];
}
