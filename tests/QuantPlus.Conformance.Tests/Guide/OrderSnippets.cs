using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests.Guide;

public sealed class OrderSnippets : GuideTests
{
    [Fact]
    public async Task Connect()
    {
        var cancellationToken = Patient;
        #region connect
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddCtpGateway(options => options.UseEmbeddedEnvironment());
        using var host = builder.Build();

        var gateway = host.Services.GetRequiredService<IGateway>();
        await gateway.ConnectAsync(cancellationToken);
        Console.WriteLine($"{gateway.Name} is ready for {gateway.Status.TradingDay}: {gateway.Contracts.Count} contracts");
        #endregion
        Assert.NotEmpty(gateway.Contracts);
    }

    [Fact]
    public void Contracts()
    {
        var gateway = Gateway;
        #region contracts
        var rebar = gateway.Contracts[InstrumentId.Parse("rb2510.SHFE")];
        Console.WriteLine($"{rebar.Name}: {rebar.Multiplier} a lot, prices in steps of {rebar.PriceTick}");
        foreach (var contract in gateway.Contracts.OfProduct("rb"))
            Console.WriteLine($"{contract.Id} until {contract.ExpiresOn}");
        #endregion
        Assert.Equal(10, rebar.Multiplier);
    }

    [Fact]
    public async Task Limit_order()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var rebar = gateway.Contracts[Rebar];
        var price = Bid - 100;
        #region limit-order
        var order = await gateway.SubmitAsync(OrderRequest.Buy(rebar.Id, volume: 2, price), cancellationToken);
        Console.WriteLine($"{order.Id} is {order.Status}");
        #endregion
        Assert.False(order.IsFinal);

        #region cancel
        var cancelled = await gateway.CancelAsync(order.Id, cancellationToken);
        Console.WriteLine($"{cancelled.Status} after {cancelled.TradedVolume} of {cancelled.Volume} lots");
        #endregion
        Assert.Equal(OrderStatus.Cancelled, cancelled.Status);
    }

    [Fact]
    public async Task Fill_and_kill()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var rebar = gateway.Contracts[Rebar];
        var price = Ask + 50;
        #region fill-and-kill
        var request = OrderRequest.Buy(rebar.Id, volume: 3, price) with { Type = OrderType.FillAndKill };
        var order = await gateway.SubmitAsync(request, cancellationToken);

        // The first answer says that it was taken; this one that it is over and that all its trades are here.
        order = await gateway.WaitForCompletionAsync(order.Id, cancellationToken);
        Console.WriteLine($"{order.TradedVolume} lots at {order.AveragePrice:0.00}, {order.RemainingVolume} not");
        #endregion
        Assert.Equal(3, order.TradedVolume);
    }

    [Fact]
    public async Task Refused()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        var rebar = gateway.Contracts[Rebar];
        var limit = Bid + 0.5;
        var price = limit;
        var reason = OrderRejectReason.Other;
        #region refused
        try
        {
            await gateway.SubmitAsync(OrderRequest.Buy(rebar.Id, volume: 1, price), cancellationToken);
        }
        catch (OrderRejectedException exception) when (exception.Reason == OrderRejectReason.PriceOffGrid)
        {
            reason = exception.Reason;

            // The nearest step may be a worse price than the limit: a buyer goes down to the grid, a seller up.
            var nearest = rebar.RoundToPriceGrid(price);
            price = nearest > price ? rebar.RoundToPriceGrid(nearest - rebar.PriceTick) : nearest;
        }
        catch (OrderRejectedException exception)
        {
            // Reason is one of a known list; the error has the counter's number and text, and what to do about it.
            Console.WriteLine($"{exception.Reason}: {exception.Error.Message} {exception.Error.Cure}");
        }
        catch (GatewayTimeoutException exception)
        {
            // No answer. The order may have been taken all the same: look at Orders before it is sent again.
            Console.WriteLine(exception.Message);
        }
        catch (GatewayException exception)
        {
            // Not sent: the gateway is not ready, or it was too much at once. With an OrderId the connection was lost before the answer: look at Orders as well.
            Console.WriteLine($"{exception.OrderId} {exception.Message} {exception.Error.Cure}");
        }
        #endregion
        Assert.Equal((OrderRejectReason.PriceOffGrid, limit - 0.5), (reason, price));
    }

    [Fact]
    public async Task Updates()
    {
        var (gateway, cancellationToken) = (Gateway, Patient);
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, Ask + 50), cancellationToken);
        var seen = 0;
        #region updates
        await foreach (var order in gateway.OrderUpdates(cancellationToken))
        {
            Console.WriteLine($"{order.Id} {order.Instrument} {order.Status} {order.TradedVolume}/{order.Volume}");
            seen++;
            if (order.IsFinal)
                break;
        }
        #endregion
        Assert.True(seen > 0);
    }
}
