namespace QuantPlus.Ftdc;

/// <summary>What only this family's gateway has: its own bindings in public.</summary>
internal sealed partial class FtdcGateway : ITtsGateway
{
    public INativeSide<TraderApi, TraderSpi> NativeTrading => _nativeTrading;

    public INativeSide<MdApi, MdSpi> NativeMarketData => _nativeMarketData;
}
