namespace QuantPlus.Ftdc.Loading;

/// <summary>An API object of a vendor's library, with what its life needs, the same for both kinds.</summary>
/// <typeparam name="TApi">The trader or the market data API.</typeparam>
internal abstract class VendorObject<TApi>(TApi api)
    where TApi : class
{
    public TApi Api { get; } = api;

    /// <summary>Hands over the native callbacks that are called from now on; 0 for none.</summary>
    public abstract void RegisterSpi(nint callbacks);

    /// <summary>Tells the counter that the user goes. The answer is not awaited.</summary>
    public abstract void LogOut(string brokerId, string userId);

    public abstract void Release();

    protected static UserLogoutField Logout(string brokerId, string userId)
    {
        var field = default(UserLogoutField);
        field.BrokerID.Set(brokerId);
        field.UserID.Set(userId);
        return field;
    }
}

/// <summary>A trading API object.</summary>
internal sealed class VendorTrader(TraderApi api) : VendorObject<TraderApi>(api)
{
    public override void RegisterSpi(nint callbacks) => Api.RegisterSpi(callbacks);

    public override void LogOut(string brokerId, string userId) => Api.ReqUserLogout(Logout(brokerId, userId), 0);

    public override void Release() => Api.Release();
}

/// <summary>A market data API object.</summary>
internal sealed class VendorMarketData(MdApi api) : VendorObject<MdApi>(api)
{
    public override void RegisterSpi(nint callbacks) => Api.RegisterSpi(callbacks);

    public override void LogOut(string brokerId, string userId) => Api.ReqUserLogout(Logout(brokerId, userId), 0);

    public override void Release() => Api.Release();
}
