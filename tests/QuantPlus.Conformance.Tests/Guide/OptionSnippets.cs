using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Conformance.Tests.Guide;

public sealed class OptionSnippets : GuideTests
{
    [Fact]
    public void Chain()
    {
        var gateway = Gateway;
        var price = Environment.GetQuote(InstrumentId.Parse("m2509.DCE")).BidPrice;
        #region chain
        var chain = gateway.Contracts.OptionChainOn("m2509");
        foreach (var expiry in chain.Expiries)
        {
            Console.WriteLine($"until {expiry.ExpiresOn}: {expiry.Pairs.Count} strikes");
            var atTheMoney = expiry.Nearest(price);
            Console.WriteLine($"{atTheMoney?.Call?.Id} {atTheMoney?.StrikePrice} {atTheMoney?.Put?.Id}");
        }
        #endregion
        Assert.True(chain.Count > 0);
    }

    [Fact]
    public async Task Exercise()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        #region exercise
        var option = InstrumentId.Parse("m2509-C-2800.DCE");
        var exercise = await gateway.SpecialOrders.Exercises.SubmitAsync(
            new ExerciseRequest { Instrument = option, Volume = 1 }, cancellationToken);

        // It waits for the settlement, and can be taken back until then.
        exercise = await gateway.SpecialOrders.Exercises.CancelAsync(exercise.Id, cancellationToken);
        #endregion
        Assert.Equal(SpecialOrderStatus.Cancelled, exercise.Status);

        #region abandon
        // An option that is worth something is exercised by itself at its expiry, unless that is given up.
        await gateway.SpecialOrders.Exercises.SubmitAsync(
            new ExerciseRequest { Instrument = option, Volume = 2, Action = ExerciseAction.Abandon }, cancellationToken);
        #endregion
        Assert.Equal(2, (await gateway.SpecialOrders.Exercises.QueryAsync(cancellationToken)).Count);
    }

    [Fact]
    public async Task Quote()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var (bid, ask) = (Bid - 50, Ask + 50);
        #region quote
        var quote = await gateway.SpecialOrders.Quotes.SubmitAsync(
            new QuoteRequest { Instrument = Rebar, BidPrice = bid, BidVolume = 5, AskPrice = ask, AskVolume = 5 }, cancellationToken);

        // Its two sides are orders, which trade and are told of like any other.
        Console.WriteLine($"buys as {quote.BidOrderId}, sells as {quote.AskOrderId}");
        await gateway.SpecialOrders.Quotes.CancelAsync(quote.Id, cancellationToken);
        #endregion
        Assert.All(Environment.GetOrders(), order => Assert.Equal(OrderStatus.Cancelled, order.Status));
    }

    [Fact]
    public async Task Demand()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var answered = 0;
        var asking = Task.Run(
            async () =>
            {
                // The stream tells what comes after its beginning; so it is asked until it is heard.
                while (Volatile.Read(ref answered) == 0)
                {
                    await gateway.SpecialOrders.AskForQuoteAsync(Rebar, cancellationToken);
                    await Task.Delay(10, cancellationToken);
                }
            },
            cancellationToken);
        #region demand
        await foreach (var demand in gateway.SpecialOrders.QuoteDemands(cancellationToken))
        {
            var market = gateway.Contracts[demand.Instrument];
            Console.WriteLine($"A quote of {market.Id} is wanted: {demand.DemandId}");
            answered++;
            break;
        }
        #endregion
        await asking;
        Assert.Equal(1, answered);
    }

    [Fact]
    public async Task Parked()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var price = Bid - 50;
        #region parked
        var parked = await gateway.SpecialOrders.Parked.ParkAsync(OrderRequest.Buy(Rebar, volume: 1, price), cancellationToken);
        Console.WriteLine($"{parked.ParkedId} is {parked.Status}");
        await gateway.SpecialOrders.Parked.RemoveAsync(parked.ParkedId, cancellationToken);
        #endregion
        Assert.Equal(ParkedStatus.Removed, Assert.Single(await gateway.SpecialOrders.Parked.QueryAsync(cancellationToken)).Status);
    }

    [Fact]
    public async Task Cancel_all()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, Bid - 100), cancellationToken);
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, Bid - 110), cancellationToken);
        #region cancel-all
        var orders = await gateway.SpecialOrders.CancelAllAsync(Exchange.Shfe, cancellationToken);
        Console.WriteLine($"{orders.Count} orders are over");
        #endregion
        Assert.Equal(2, orders.Count);
    }
}
