using QuantPlus.Simulation;

namespace QuantPlus.Soak;

/// <summary>Draws faults: every kind at every place where it can meet a gateway.</summary>
internal sealed class FaultMix(Random random)
{
    private static readonly string[] SessionRequests =
    [
        "ReqUserLogin", "ReqSettlementInfoConfirm", "ReqQrySettlementInfoConfirm", "ReqQryInstrument", "ReqQryOrder", "ReqQryTrade", "ReqQryInvestorPosition",
        "ReqQryTradingAccount",
    ];

    private static readonly string[] SessionAnswers =
    [
        "OnRspUserLogin", "OnRspSettlementInfoConfirm", "OnRspQrySettlementInfoConfirm", "OnRspQryInstrument", "OnRspQryOrder", "OnRspQryTrade",
        "OnRspQryInvestorPosition", "OnRspQryTradingAccount",
    ];

    private static readonly string[] TradingRequests = ["ReqOrderInsert", "ReqOrderAction", "SubscribeMarketData", "UnSubscribeMarketData"];

    private static readonly string[] TradingAnswers =
        ["OnRspOrderInsert", "OnErrRtnOrderInsert", "OnRspOrderAction", "OnErrRtnOrderAction", "OnRspSubMarketData", "OnRspUnSubMarketData"];

    private static readonly string[] Streams = ["OnRtnOrder", "OnRtnTrade", "OnRtnDepthMarketData"];

    // None of those after which a login may not be repeated; they have a step of their own.
    private static readonly int[] Errors = [7, 8, 15, 16, 22, 25, 26, 30, 31, 36, 42, 44, 50, 51, 90, 116];
    private static readonly int[] Reasons = [0, 0x1001, 0x1002, 0x2001, 0x2002, 0x2003];

    /// <summary>A fault at some function, for one call.</summary>
    public Fault Draw() => (random.Next(24) switch
    {
        0 => random.Next(2) == 0
            ? Fault.Disconnect(Of(Reasons), TimeSpan.FromMilliseconds(random.Next(500))).At(Anywhere())
            : Fault.HangUp(Of(Reasons), TimeSpan.FromMilliseconds(random.Next(500))).At(Callback()),
        1 => Fault.Storm(random.Next(1, 20)).At(Anywhere()),
        2 or 12 => Fault.Silence().At(Anywhere()),
        3 or 13 => Fault.Delay(TimeSpan.FromMilliseconds(random.Next(1, 20_000))).At(Callback()),
        4 or 14 or 15 => Fault.Duplicate(random.Next(1, 4)).At(Callback()),
        5 or 16 or 17 => Fault.Replay(TimeSpan.FromMilliseconds(random.Next(1, 20_000))).At(Callback()),
        6 or 18 or 19 => Fault.Reorder().At(Callback()),
        7 or 20 => Fault.Return(-random.Next(1, 4)).At(Request()),
        8 or 21 => Fault.Reject(Of(Errors)).At(RefusableRequest()),
        9 or 22 => Fault.NullPointer().At(Callback()),

        // Words that nobody can tell from true ones only where the truth is asked for again: such a trade would be the truth of the client for good.
        10 => Fault.GarbageText().At(AnswerAskedForAgain()),
        _ => random.Next(2) == 0
            ? Fault.UnknownCode().At(random.Next(3) == 0 ? "OnRtnDepthMarketData" : AnswerAskedForAgain())
            : Fault.ExtremeNumber().At(Numbers()),
    }).After(random.Next(3));

    // Most of them where a gateway is used, and not where it logs in: it would never come to be used.
    private bool IsSession() => random.Next(5) == 0;

    private string Request() => IsSession() ? Of(SessionRequests) : Of(TradingRequests);

    private string RefusableRequest() => IsSession() ? Of(SessionRequests.AsSpan(1)) : Of(TradingRequests.AsSpan(0, 2));

    private string Answer() => IsSession() ? Of(SessionAnswers) : Of(TradingAnswers);

    private string Numbers() => random.Next(4) switch { 0 => "OnRtnDepthMarketData", 1 => "OnRtnTrade", _ => Answer() };

    // A trade that got lost on the stream is known by this answer alone.
    private string AnswerAskedForAgain() => Answer() is var answer && answer != "OnRspQryTrade" ? answer : "OnRspQryOrder";

    private string Callback() => random.Next(2) == 0 ? Answer() : Of(Streams);

    private string Anywhere() => random.Next(2) == 0 ? Request() : Callback();

    private T Of<T>(ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];
}
