using Microsoft.Extensions.Hosting;
using QuantPlus.Errors;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests.Guide;

public sealed class StopSnippets : GuideTests
{
    [Fact]
    public async Task Stop()
    {
        using var service = new Quoting(Gateway);
        await service.StartAsync(Patient);
        var order = await Gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, Bid - 100), Patient);
        await service.StopAsync(Patient);
        Assert.True(Gateway.TryGetOrder(order.Id, out var stopped));
        Assert.Equal(OrderStatus.Cancelled, stopped.Status);
    }

    private sealed class Quoting(IGateway gateway) : BackgroundService
    {
        #region stop
        public override async Task StopAsync(CancellationToken cancellationToken)
        {
            // First no new orders: this ends ExecuteAsync.
            await base.StopAsync(cancellationToken);
            foreach (var order in gateway.Orders.Where(order => order.IsOwn && !order.IsFinal))
            {
                try
                {
                    await gateway.CancelAsync(order.Id, cancellationToken);
                }
                catch (GatewayException exception)
                {
                    // It traded in this moment, or the connection is lost: look at it by hand.
                    Console.WriteLine($"{order.Id}: {exception.Message}");
                }
            }
        }
        #endregion

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}
