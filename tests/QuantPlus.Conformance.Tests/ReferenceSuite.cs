using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>Contracts, rates, phases and settlement statements.</summary>
public abstract class ReferenceSuite(GatewayKind kind)
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");
    private static readonly InstrumentId Option = InstrumentId.Parse("m2509-C-2800.DCE");

    private static readonly Exchange[] Exchanges = [Exchange.Shfe, Exchange.Ine, Exchange.Dce, Exchange.Czce, Exchange.Cffex, Exchange.Gfex];

    [Fact]
    public async Task Contracts_are_the_counters_in_all_they_say()
    {
        using var patient = Patient();
        var environment = Begin();
        await using var gateway = await ConnectAsync(environment, patient.Token);
        Assert.All(gateway.Contracts, contract => Assert.Equal(environment.Contracts[contract.Id], contract));
        Assert.Equal(kind == GatewayKind.Tts, gateway.Contracts.OfClass(ProductClass.Stock).Any());
        Assert.All(Exchanges, exchange => Assert.NotEmpty(gateway.Contracts.OfExchange(exchange)));

        var chain = gateway.Contracts.OptionChainOn("m2509");
        var expiry = Assert.Single(chain.Expiries);
        Assert.All(expiry.Pairs, pair => Assert.True(pair.Call is not null || pair.Put is not null));
        Assert.Contains(expiry.Pairs, pair => pair is { Call: not null, Put: not null });
        Assert.True(expiry.TryGetStrike(2800, out var strike));
        Assert.Equal(Option, strike.Call?.Id);
    }

    [Fact]
    public async Task Rates_are_asked_once_a_day_and_one_answer_serves_a_product()
    {
        using var patient = Patient();
        var environment = Begin();
        await using var gateway = await ConnectAsync(environment, patient.Token);
        var rebars = gateway.Contracts.OfProduct("rb").Select(contract => contract.Id).ToArray();
        Assert.True(rebars.Length > 2);
        var commissions = await gateway.QueryCommissionRatesAsync(rebars, patient.Token);
        Assert.Equal(rebars.ToHashSet(), commissions.Keys.ToHashSet());
        Assert.All(commissions, rate => Assert.Equal(rate.Key, rate.Value.Instrument));
        Assert.Equal(1, environment.CountRequests("ReqQryInstrumentCommissionRate"));

        var margins = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => gateway.QueryMarginRateAsync(new InstrumentId("rb2510", Exchange.None), cancellationToken: patient.Token)));
        Assert.All(margins, rate => Assert.Equal((Rebar, HedgeFlag.Speculation), (rate.Instrument, rate.Hedge)));
        Assert.Equal(1, environment.CountRequests("ReqQryInstrumentMarginRate"));
        await gateway.QueryMarginRateAsync(Rebar, HedgeFlag.Hedge, patient.Token);
        Assert.Equal(2, environment.CountRequests("ReqQryInstrumentMarginRate"));

        // What the rates give is what the counter takes.
        var contract = gateway.Contracts[Rebar];
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 2, environment.GetQuote(Rebar).AskPrice + 5), patient.Token);
        await gateway.WaitForCompletionAsync(order.Id, patient.Token);
        var account = await gateway.QueryAccountAsync(patient.Token);
        Assert.Equal(gateway.Trades.Sum(trade => margins[0].Of(contract, PositionDirection.Long, trade.Price, trade.Volume)), account.Margin, 2);
        Assert.Equal(gateway.Trades.Sum(trade => commissions[Rebar].OfOpening(contract, trade.Price, trade.Volume)), account.Commission, 2);

        environment.Advance(TimeSpan.FromHours(12));
        await ReadyAsync(gateway, environment.TradingDay, patient.Token);
        await gateway.QueryMarginRateAsync(Rebar, cancellationToken: patient.Token);
        Assert.Equal(3, environment.CountRequests("ReqQryInstrumentMarginRate"));
    }

    [Fact]
    public async Task An_options_rates_are_its_own()
    {
        using var patient = Patient();
        await using var gateway = await ConnectAsync(Begin(), patient.Token);
        var margin = await gateway.QueryMarginRateAsync(Option, cancellationToken: patient.Token);
        Assert.True(margin.Option is { FixedMargin: > 0, MinimumMargin: > 0 });
        Assert.True(double.IsNaN(margin.LongByMoney));
        Assert.Equal(0, margin.Of(gateway.Contracts[Option], PositionDirection.Long, 100, 1));
        var commission = await gateway.QueryCommissionRateAsync(Option, patient.Token);
        Assert.True(commission.OfOpening(gateway.Contracts[Option], 100, 1) > 0);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_with_the_reason()
    {
        using var patient = Patient();
        var environment = Begin();
        await using var gateway = kind.CreateOn(environment);
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.QueryMarginRateAsync(Rebar, cancellationToken: patient.Token));
        await Assert.ThrowsAsync<GatewayDisconnectedException>(() => gateway.QuerySettlementStatementAsync(cancellationToken: patient.Token));
        Assert.False(gateway.TryGetPhase(Rebar, out _));
        await gateway.ConnectAsync(patient.Token);
        var unknown = await Assert.ThrowsAsync<GatewayException>(() => gateway.QueryMarginRateAsync(InstrumentId.Parse("zz9999.SHFE"), cancellationToken: patient.Token));
        Assert.Equal(GatewayErrorKind.UnknownContract, unknown.Kind);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => gateway.QueryMarginRateAsync(Rebar, HedgeFlag.Other, patient.Token));

        // An answer without a row is none, and is not remembered.
        environment.Trip(Fault.NullPointer().At("OnRspQryInstrumentMarginRate").Times(2));
        var missing = await Assert.ThrowsAsync<GatewayException>(() => gateway.QueryMarginRateAsync(Rebar, cancellationToken: patient.Token));
        Assert.Contains("no margin rate of rb2510.SHFE", missing.Message, StringComparison.Ordinal);
        Assert.Empty(await gateway.QueryMarginRatesAsync([Rebar], cancellationToken: patient.Token));
        Assert.Single(await gateway.QueryMarginRatesAsync([Rebar, Rebar], cancellationToken: patient.Token));
    }

    [Fact]
    public async Task Phases_are_known_after_the_login_and_their_changes_are_told()
    {
        using var patient = Patient();
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 10, 0), KeepExchangeHours = true });
        await using var gateway = await ConnectAsync(environment, patient.Token);
        await UntilAsync(() => gateway.TryGetPhase(Rebar, out var phase) && phase == TradingPhase.Continuous, patient.Token);
        await using var events = gateway.Events(patient.Token).GetAsyncEnumerator(patient.Token);
        Assert.True(await events.MoveNextAsync());
        environment.Advance(TimeSpan.FromMinutes(8));
        while (events.Current is not PhaseChangedEvent { ProductId: "rb" })
            Assert.True(await events.MoveNextAsync());
        var changed = (PhaseChangedEvent)events.Current;
        Assert.Equal((Exchange.Shfe, TradingPhase.NoTrading), (changed.Exchange, changed.Phase));
        Assert.Equal(new TimeOnly(10, 15), new TimeOnly(changed.Since!.Value.Hour, changed.Since.Value.Minute));
        Assert.True(gateway.TryGetPhase(new InstrumentId("rb2601", Exchange.None), out var ofRelative));
        Assert.Equal(TradingPhase.NoTrading, ofRelative);
    }

    [Fact]
    public async Task A_settlement_statement_comes_whole_and_its_confirmation_is_known()
    {
        using var patient = Patient();
        var environment = Begin();
        await using var gateway = await ConnectAsync(environment, patient.Token);
        Assert.Equal("", await gateway.QuerySettlementStatementAsync(cancellationToken: patient.Token));
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 2, environment.GetQuote(Rebar).AskPrice + 5), patient.Token);
        await gateway.WaitForCompletionAsync(order.Id, patient.Token);
        environment.Advance(TimeSpan.FromHours(12));
        await ReadyAsync(gateway, environment.TradingDay, patient.Token);

        var statement = await gateway.QuerySettlementStatementAsync(cancellationToken: patient.Token);
        Assert.True(statement.Length > 500);
        Assert.Contains("结算单", statement, StringComparison.Ordinal);
        Assert.Contains("rb2510", statement, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', statement);
        Assert.Equal(statement, await gateway.QuerySettlementStatementAsync(new DateOnly(2025, 6, 11), patient.Token));
        Assert.Equal("", await gateway.QuerySettlementStatementAsync(new DateOnly(2025, 6, 10), patient.Token));
        var confirmation = await gateway.QuerySettlementConfirmationAsync(patient.Token);
        Assert.Equal(environment.TradingDay, confirmation?.ConfirmedOn);
        Assert.NotNull(confirmation?.ConfirmedAt);
    }

    private static EmbeddedEnvironment Begin() => new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });

    private static CancellationTokenSource Patient()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(90));
        return patience;
    }

    private static async Task ReadyAsync(IGateway gateway, DateOnly day, CancellationToken patient) =>
        await UntilAsync(() => gateway.Status is { IsReady: true } status && status.TradingDay == day, patient);

    private static async Task UntilAsync(Func<bool> isSo, CancellationToken patient)
    {
        while (!isSo())
            await Task.Delay(5, patient);
    }

    private async Task<IGateway> ConnectAsync(EmbeddedEnvironment environment, CancellationToken patient)
    {
        var gateway = kind.CreateOn(environment);
        await gateway.ConnectAsync(patient);
        return gateway;
    }
}

public sealed class CtpReference() : ReferenceSuite(GatewayKind.Ctp);

public sealed class TtsReference() : ReferenceSuite(GatewayKind.Tts);
