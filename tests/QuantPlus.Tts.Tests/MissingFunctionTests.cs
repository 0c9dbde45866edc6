using Microsoft.Extensions.Time.Testing;
using QuantPlus.Ftdc.Tests.Embedded;
using QuantPlus.Simulation;

namespace QuantPlus.Tts.Tests;

/// <summary>What TTS does not implement, the embedded environment does not either when it plays TTS, function by function.</summary>
public sealed class MissingFunctionTests
{
    private static readonly Dictionary<string, Func<TraderApi, int>> Functions = new(StringComparer.Ordinal)
    {
        [nameof(TraderApi.ReqTradingAccountPasswordUpdate)] = api => api.ReqTradingAccountPasswordUpdate(default, 9),
        [nameof(TraderApi.ReqGenUserCaptcha)] = api => api.ReqGenUserCaptcha(default, 9),
        [nameof(TraderApi.ReqGenUserText)] = api => api.ReqGenUserText(default, 9),
        [nameof(TraderApi.ReqUserLoginWithCaptcha)] = api => api.ReqUserLoginWithCaptcha(default, 9),
        [nameof(TraderApi.ReqUserLoginWithText)] = api => api.ReqUserLoginWithText(default, 9),
        [nameof(TraderApi.ReqUserLoginWithOTP)] = api => api.ReqUserLoginWithOTP(default, 9),
        [nameof(TraderApi.ReqParkedOrderInsert)] = api => api.ReqParkedOrderInsert(default, 9),
        [nameof(TraderApi.ReqParkedOrderAction)] = api => api.ReqParkedOrderAction(default, 9),
        [nameof(TraderApi.ReqRemoveParkedOrder)] = api => api.ReqRemoveParkedOrder(default, 9),
        [nameof(TraderApi.ReqRemoveParkedOrderAction)] = api => api.ReqRemoveParkedOrderAction(default, 9),
        [nameof(TraderApi.ReqBatchOrderAction)] = api => api.ReqBatchOrderAction(default, 9),
        [nameof(TraderApi.ReqCombActionInsert)] = api => api.ReqCombActionInsert(default, 9),
        [nameof(TraderApi.ReqFromBankToFutureByFuture)] = api => api.ReqFromBankToFutureByFuture(default, 9),
        [nameof(TraderApi.ReqFromFutureToBankByFuture)] = api => api.ReqFromFutureToBankByFuture(default, 9),
        [nameof(TraderApi.ReqQryEWarrantOffset)] = api => api.ReqQryEWarrantOffset(default, 9),
        [nameof(TraderApi.ReqQryInvestorProductGroupMargin)] = api => api.ReqQryInvestorProductGroupMargin(default, 9),
        [nameof(TraderApi.ReqQryExchangeMarginRateAdjust)] = api => api.ReqQryExchangeMarginRateAdjust(default, 9),
        [nameof(TraderApi.ReqQryExchangeRate)] = api => api.ReqQryExchangeRate(default, 9),
        [nameof(TraderApi.ReqQrySecAgentACIDMap)] = api => api.ReqQrySecAgentACIDMap(default, 9),
        [nameof(TraderApi.ReqQryMMInstrumentCommissionRate)] = api => api.ReqQryMMInstrumentCommissionRate(default, 9),
        [nameof(TraderApi.ReqQryMMOptionInstrCommRate)] = api => api.ReqQryMMOptionInstrCommRate(default, 9),
        [nameof(TraderApi.ReqQrySecAgentTradingAccount)] = api => api.ReqQrySecAgentTradingAccount(default, 9),
        [nameof(TraderApi.ReqQrySecAgentCheckMode)] = api => api.ReqQrySecAgentCheckMode(default, 9),
        [nameof(TraderApi.RegisterUserSystemInfo)] = api => api.RegisterUserSystemInfo(default),
        [nameof(TraderApi.SubmitUserSystemInfo)] = api => api.SubmitUserSystemInfo(default),
    };

    private static readonly Dictionary<string, Func<TraderApi, int>> FunctionsOf6711 = new(StringComparer.Ordinal)
    {
        [nameof(TraderApi.RegisterWechatUserSystemInfo)] = api => api.RegisterWechatUserSystemInfo(default),
        [nameof(TraderApi.SubmitWechatUserSystemInfo)] = api => api.SubmitWechatUserSystemInfo(default),
        [nameof(TraderApi.ReqQryProductExchRate)] = api => api.ReqQryProductExchRate(default, 9),
        [nameof(TraderApi.ReqQryClassifiedInstrument)] = api => api.ReqQryClassifiedInstrument(default, 9),
    };

    [Fact]
    public void The_older_version_says_so_and_the_newer_one_says_nothing()
    {
        Assert.All(Answers(InterfaceVersion.V6_7_2, Functions), answer => Assert.Equal(-3, answer.Value));
        Assert.All(Answers(InterfaceVersion.V6_7_11, Functions), answer => Assert.Equal(0, answer.Value));
        Assert.All(Answers(InterfaceVersion.V6_7_11, FunctionsOf6711), answer => Assert.Equal(0, answer.Value));
    }

    [Fact]
    public void What_TTS_has_and_the_environment_has_not_is_never_met_with_silence()
    {
        var trader = new RawTrader(new EmbeddedEnvironment(null, new FakeTimeProvider())).Ready();
        Assert.Equal(-3, trader.Api.ReqQryProductGroup(default, 9));
        trader.Release();
    }

    [Fact]
    public void The_front_does_not_tell_its_pace()
    {
        var trader = new RawTrader(new EmbeddedEnvironment(null, new FakeTimeProvider()), InterfaceVersion.V6_7_11).Ready();
        var front = new FrontInfoField { QryFreq = 7 };
        trader.Api.GetFrontInfo(ref front);
        Assert.Equal(7, front.QryFreq);
        trader.Release();
    }

    private static Dictionary<string, int> Answers(InterfaceVersion version, Dictionary<string, Func<TraderApi, int>> functions)
    {
        var trader = new RawTrader(new EmbeddedEnvironment(null, new FakeTimeProvider()), version).Ready();
        var answers = functions.ToDictionary(function => function.Key, function => function.Value(trader.Api));
        Assert.Empty(trader.UntilNow());
        trader.Release();
        return answers;
    }
}
