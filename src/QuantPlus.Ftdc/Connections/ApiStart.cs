namespace QuantPlus.Ftdc.Connections;

/// <summary>Starts an API object in the order that the libraries want: callbacks, topics, fronts, and only then Init.</summary>
internal static class ApiStart
{
    /// <summary>Starts a trading API object. Both streams begin anew with each login, so that nothing of the day is missing.</summary>
    public static void Start(TraderApi api, TraderSpi callbacks, IReadOnlyList<string> fronts)
    {
        api.RegisterSpi(callbacks.Attach(api.Version));
        api.SubscribePrivateTopic(ResumeType.Restart);
        api.SubscribePublicTopic(ResumeType.Restart);
        foreach (var front in fronts)
            api.RegisterFront(front);
        api.Init();
    }

    /// <summary>Starts a market data API object.</summary>
    public static void Start(MdApi api, MdSpi callbacks, IReadOnlyList<string> fronts)
    {
        api.RegisterSpi(callbacks.Attach(api.Version));
        foreach (var front in fronts)
            api.RegisterFront(front);
        api.Init();
    }
}
