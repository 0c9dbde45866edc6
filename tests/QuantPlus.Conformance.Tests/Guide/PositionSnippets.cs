using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Offsets;

namespace QuantPlus.Conformance.Tests.Guide;

public sealed class PositionSnippets : GuideTests
{
    [Fact]
    public async Task Positions()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        #region positions
        foreach (var position in gateway.Positions)
        {
            Console.WriteLine(
                $"{position.Instrument} {position.Direction}: {position.Volume} lots, {position.TodayVolume} of today, {position.YesterdayVolume} of before, "
                + $"{position.ClosableVolume} can be closed, {position.PositionProfit:0.00} profit");
        }

        // They are kept current by trades and orders; this asks the counter.
        var positions = await gateway.QueryPositionsAsync(cancellationToken);
        #endregion
        Assert.Equal(2, positions.Count);
    }

    [Fact]
    public async Task Close()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var open = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, Ask + 50), cancellationToken);
        await gateway.WaitForCompletionAsync(open.Id, cancellationToken);
        var price = Bid - 50;
        #region close
        var held = gateway.Positions.FirstOrDefault(position => position.Instrument == Rebar && position.Direction == PositionDirection.Long);

        // SHFE and INE keep today's and yesterday's lots apart; elsewhere Offset.Close closes both. What working close orders hold back is not closed twice.
        if (held is { ClosableYesterday: > 0 })
            await gateway.SubmitAsync(OrderRequest.Sell(Rebar, held.ClosableYesterday, price, Offset.CloseYesterday), cancellationToken);
        if (held is { ClosableToday: > 0 })
            await gateway.SubmitAsync(OrderRequest.Sell(Rebar, held.ClosableToday, price, Offset.CloseToday), cancellationToken);
        #endregion
        foreach (var order in gateway.Orders)
            await gateway.WaitForCompletionAsync(order.Id, cancellationToken);
        Assert.DoesNotContain(Environment.GetPositions(), position => position.Instrument == Rebar);
    }

    [Fact]
    public async Task Plan()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var price = Bid - 50;
        #region plan
        // Two lots of yesterday are held; the wish is to sell five.
        var plan = gateway.Plan(OrderRequest.Sell(Rebar, volume: 5, price), OffsetPolicy.CloseFirst);
        foreach (var leg in plan.Legs)
            Console.WriteLine($"{leg.Offset} {leg.Volume}");
        var orders = await gateway.SubmitAsync(plan, cancellationToken);
        #endregion
        Assert.Equal([(Offset.CloseYesterday, 2), (Offset.Open, 3)], orders.Select(order => (order.Offset, order.Volume)));
    }

    [Fact]
    public async Task Account()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        #region account
        var account = await gateway.QueryAccountAsync(cancellationToken);
        Console.WriteLine($"{account.Balance:0.00} {account.Currency}, {account.Available:0.00} can be used, risk {account.RiskRatio:P1}");
        #endregion
        Assert.True(account.Available > 0);
    }

    [Fact]
    public async Task Rates()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var price = Bid;
        #region rates
        var contract = gateway.Contracts[Rebar];
        var margin = await gateway.QueryMarginRateAsync(Rebar, cancellationToken: cancellationToken);
        var commission = await gateway.QueryCommissionRateAsync(Rebar, cancellationToken);
        Console.WriteLine(
            $"3 lots bought at {price}: {margin.Of(contract, PositionDirection.Long, price, 3):0.00} margin, {commission.OfOpening(contract, price, 3):0.00} commission, "
            + $"{commission.OfClosingToday(contract, price, 3):0.00} when they are closed today");
        #endregion
        Assert.True(margin.Of(contract, PositionDirection.Long, price, 3) > 0);
    }

    [Fact]
    public async Task Settlement()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        #region settlement
        var statement = await gateway.QuerySettlementStatementAsync(cancellationToken: cancellationToken);
        var confirmation = await gateway.QuerySettlementConfirmationAsync(cancellationToken);
        Console.WriteLine($"{statement}\nconfirmed {confirmation?.ConfirmedOn} {confirmation?.ConfirmedAt}");
        #endregion
        Assert.NotNull(confirmation);
    }

    [Fact]
    public async Task Events()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var seen = 0;
        #region events
        async Task WatchAsync()
        {
            await foreach (var happened in gateway.Events(cancellationToken))
            {
                Console.WriteLine(happened switch
                {
                    PositionMismatchEvent { IsOfVolume: true } mismatch => $"{mismatch.Kept.Volume} lots of {mismatch.Kept.Instrument} were counted, {mismatch.Counted.Volume} there are",
                    PhaseChangedEvent phase => $"{phase.Exchange} {phase.ProductId}: {phase.Phase}",
                    _ => happened.ToString(),
                });
                Interlocked.Increment(ref seen);
            }
        }
        #endregion
        var watching = WatchAsync();
        while (Volatile.Read(ref seen) == 0)
            await Task.Delay(5, cancellationToken);
        await gateway.DisposeAsync();
        await watching;
        Assert.True(seen > 0);
    }
}
