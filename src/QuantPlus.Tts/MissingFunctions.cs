namespace QuantPlus.Tts;

/// <summary>The functions that TTS has in its table and does not implement.</summary>
internal static class MissingFunctions
{
    private static readonly HashSet<TraderApiFunction> InAllVersions =
    [
        TraderApiFunction.ReqTradingAccountPasswordUpdate,
        TraderApiFunction.ReqGenUserCaptcha,
        TraderApiFunction.ReqGenUserText,
        TraderApiFunction.ReqUserLoginWithCaptcha,
        TraderApiFunction.ReqUserLoginWithText,
        TraderApiFunction.ReqUserLoginWithOTP,
        TraderApiFunction.ReqParkedOrderInsert,
        TraderApiFunction.ReqParkedOrderAction,
        TraderApiFunction.ReqRemoveParkedOrder,
        TraderApiFunction.ReqRemoveParkedOrderAction,
        TraderApiFunction.ReqBatchOrderAction,
        TraderApiFunction.ReqCombActionInsert,
        TraderApiFunction.ReqFromBankToFutureByFuture,
        TraderApiFunction.ReqFromFutureToBankByFuture,
        TraderApiFunction.ReqQryEWarrantOffset,
        TraderApiFunction.ReqQryInvestorProductGroupMargin,
        TraderApiFunction.ReqQryExchangeMarginRateAdjust,
        TraderApiFunction.ReqQryExchangeRate,
        TraderApiFunction.ReqQrySecAgentACIDMap,
        TraderApiFunction.ReqQryMMInstrumentCommissionRate,
        TraderApiFunction.ReqQryMMOptionInstrCommRate,
        TraderApiFunction.ReqQrySecAgentTradingAccount,
        TraderApiFunction.ReqQrySecAgentCheckMode,
        TraderApiFunction.RegisterUserSystemInfo,
        TraderApiFunction.SubmitUserSystemInfo,
    ];

    private static readonly HashSet<TraderApiFunction> In6711 =
    [
        TraderApiFunction.RegisterWechatUserSystemInfo,
        TraderApiFunction.SubmitWechatUserSystemInfo,
        TraderApiFunction.ReqQryProductExchRate,
        TraderApiFunction.ReqQryClassifiedInstrument,
    ];

    private static readonly HashSet<MdApiFunction> OfMarketData =
    [
        MdApiFunction.SubscribeForQuoteRsp,
        MdApiFunction.UnSubscribeForQuoteRsp,
        MdApiFunction.ReqQryMulticastInstrument,
    ];

    public static bool Contains(InterfaceVersion version, TraderApiFunction function) =>
        InAllVersions.Contains(function) || (version == InterfaceVersion.V6_7_11 && In6711.Contains(function));

    public static bool Contains(MdApiFunction function) => OfMarketData.Contains(function);
}
