using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Trading;
using QuantPlus.Trading.Special;

namespace QuantPlus.Conformance.Tests;

/// <summary>What the suites of special orders share: an environment and a gateway for each test, and waiting for an order's news.</summary>
public abstract class SpecialOrderSuite(GatewayKind kind) : GatewaySuite(kind)
{
    protected static readonly InstrumentId Call = InstrumentId.Parse("m2509-C-2800.DCE");
    protected static readonly DateTime Morning = new(2025, 6, 11, 10, 0, 0);

    protected async Task<(EmbeddedEnvironment Environment, IGateway Gateway)> ConnectAsync(
        Action<EmbeddedEnvironmentOptions>? options = null, Action<GatewayOptions>? gatewayOptions = null)
    {
        var environmentOptions = new EmbeddedEnvironmentOptions { StartTime = Morning };
        options?.Invoke(environmentOptions);
        var environment = new EmbeddedEnvironment(environmentOptions);
        var gateway = Kind.CreateOn(environment, gatewayOptions);
        await gateway.ConnectAsync(Patient);
        return (environment, gateway);
    }

    protected static QuoteRequest AroundTheMarket(IGateway gateway, EmbeddedEnvironment environment)
    {
        var market = environment.GetQuote(Rebar);
        var tick = gateway.Contracts[Rebar].PriceTick;
        return new QuoteRequest
        {
            Instrument = Rebar,
            BidPrice = market.BidPrice - (30 * tick),
            BidVolume = 1,
            AskPrice = market.AskPrice + (30 * tick),
            AskVolume = 1,
        };
    }

    protected async Task<TOrder> UntilAsync<TRequest, TOrder>(IOrderKind<TRequest, TOrder> kind, OrderId id, Func<TOrder, bool> condition)
        where TOrder : SpecialOrder
    {
        await using var updates = kind.Updates(Patient).GetAsyncEnumerator(Patient);
        return await UntilAsync(updates, id, condition);
    }

    protected static async Task<TOrder> UntilAsync<TOrder>(IAsyncEnumerator<TOrder> updates, OrderId id, Func<TOrder, bool> condition)
        where TOrder : SpecialOrder
    {
        while (await updates.MoveNextAsync())
        {
            if (updates.Current.Id == id && condition(updates.Current))
                return updates.Current;
        }

        throw new InvalidOperationException("The updates ended.");
    }

    protected async Task<Order> OrderAsync(IGateway gateway, OrderId id, Func<Order, bool> condition)
    {
        await foreach (var order in gateway.OrderUpdates(Patient))
        {
            if (order.Id == id && condition(order))
                return order;
        }

        throw new InvalidOperationException("The updates ended.");
    }
}
