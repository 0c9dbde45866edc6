using Microsoft.Extensions.Hosting;
using QuantPlus;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;

namespace Quickstart;

/// <summary>Connects, watches three contracts, places and cancels an order, makes a trade, and ends.</summary>
internal sealed class FirstTrade(IGateway gateway, IHostApplicationLifetime host) : BackgroundService
{
    private static readonly string[] Products = ["rb", "m", "IF"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            _ = ShowStatesAsync(stoppingToken);
            await gateway.ConnectAsync(stoppingToken);
            Show.Contracts(gateway);
            Show.Account(gateway.Account!);

            Contract[] contracts = [.. Products.Select(product => gateway.Contracts.OfProduct(product).First())];
            await using var ticks = await gateway.SubscribeAsync(contracts.Select(contract => contract.Id), cancellationToken: stoppingToken);
            await ShowTicksAsync(ticks, TimeSpan.FromSeconds(4), stoppingToken);

            await TradeAsync(contracts[0], stoppingToken);
            Show.Account(await gateway.QueryAccountAsync(stoppingToken));
        }
        catch (GatewayException exception)
        {
            // The error names the cause and the cure.
            Console.Error.WriteLine(exception.Error);
            Environment.ExitCode = 1;
        }
        finally
        {
            host.StopApplication();
        }
    }

    private async Task TradeAsync(Contract contract, CancellationToken cancellationToken)
    {
        if (!gateway.TryGetLastTick(contract.Id, out var tick))
            throw new InvalidOperationException($"{contract.Id} has no quote.");

        // Far below the market: it rests until it is cancelled.
        var low = tick.BidPrice - (20 * contract.PriceTick);
        var resting = await gateway.SubmitAsync(OrderRequest.Buy(contract.Id, volume: 1, low), cancellationToken);
        Show.Order(resting);
        Show.Order(await gateway.CancelAsync(resting.Id, cancellationToken));

        // Above the best ask: it trades at once.
        var high = tick.AskPrice + (5 * contract.PriceTick);
        var order = await gateway.SubmitAsync(OrderRequest.Buy(contract.Id, volume: 2, high), cancellationToken);
        Show.Order(await gateway.WaitForCompletionAsync(order.Id, cancellationToken));
        foreach (var trade in gateway.Trades)
            Show.Trade(trade);
        foreach (var position in await gateway.QueryPositionsAsync(cancellationToken))
            Show.Position(position);
    }

    private static async Task ShowTicksAsync(ITickSubscription ticks, TimeSpan duration, CancellationToken stoppingToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        enough.CancelAfter(duration);
        try
        {
            await foreach (var tick in ticks.Ticks.ReadAllAsync(enough.Token))
                Show.Tick(tick);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Watched long enough.
        }
    }

    private async Task ShowStatesAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in gateway.Events(stoppingToken))
        {
            if (change is StatusChangedEvent { Status: var status })
                Show.State(status);
        }
    }
}
