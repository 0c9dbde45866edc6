using Microsoft.Extensions.Time.Testing;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>Whatever a client writes into its structs, the counter answers or refuses, and goes on.</summary>
public sealed unsafe class HostileClientTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(2, 20_000)]
    public void Structs_full_of_chance_do_no_harm(int seed, int calls)
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { MaxLoginFailures = int.MaxValue }, new FakeTimeProvider());
        var trader = new RawTrader(environment).Ready();
        var random = new Random(seed);
        var before = environment.GetAccount();
        for (var call = 0; call < calls; call++)
        {
            Call(trader.Api, random, call);
            if (call % 100 == 0)
                trader.Rest();
        }

        // The counter is as it was for those who behave.
        trader.Login();
        trader.Until("OnRspUserLogin 0");
        trader.Rest();
        trader.Api.ReqQryTradingAccount(default, int.MaxValue);
        trader.Until("OnRspQryTradingAccount embedded 0 last");
        output.WriteLine($"{InterfaceVersion.Family}: {calls} calls, {environment.GetOrders().Count} orders, balance {environment.GetAccount().Balance}");
        Assert.Equal(before.PreBalance, environment.GetAccount().PreBalance);
        trader.Release();
    }

    private static void Call(TraderApi api, Random random, int id)
    {
        switch (random.Next(10))
        {
            case 0:
                api.ReqUserLogin(Chance<ReqUserLoginField>(random), id);
                break;
            case 1:
                api.ReqUserPasswordUpdate(Chance<UserPasswordUpdateField>(random), id);
                break;
            case 2:
                api.ReqOrderAction(Chance<InputOrderActionField>(random), id);
                break;
            case 3:
                api.ReqQryOrder(Chance<QryOrderField>(random), id);
                break;
            case 4:
                api.ReqQryInstrumentMarginRate(Chance<QryInstrumentMarginRateField>(random), id);
                break;
            case 5:
                api.ReqAuthenticate(Chance<ReqAuthenticateField>(random), id);
                break;
            case 6:
                api.ReqSettlementInfoConfirm(Chance<SettlementInfoConfirmField>(random), id);
                break;
            default:
                var order = Chance<InputOrderField>(random);

                // Some of it makes sense, so that the counter looks at the rest.
                if (random.Next(2) == 0)
                    order.InstrumentID.Set("rb2510");
                if (random.Next(2) == 0)
                    order.OrderRef.Set(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
                if (random.Next(2) == 0)
                    order.CombOffsetFlag.Set("0");
                if (random.Next(2) == 0)
                    order.CombHedgeFlag.Set("1");
                if (random.Next(2) == 0)
                    order.ContingentCondition = ContingentConditionType.Immediately;
                if (random.Next(2) == 0)
                    (order.LimitPrice, order.VolumeTotalOriginal) = (3200, 1 + random.Next(3));
                api.ReqOrderInsert(order, id);
                break;
        }
    }

    private static T Chance<T>(Random random)
        where T : unmanaged
    {
        T field;
        random.NextBytes(new Span<byte>(&field, sizeof(T)));
        return field;
    }
}
