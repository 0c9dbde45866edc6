using Microsoft.Extensions.Hosting;
using QuantPlus;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Trading;

namespace Quickstart;

/// <summary>Connects, watches three contracts, places and cancels an order, opens a position and closes it, and ends.</summary>
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

            var contracts = await MainContractsAsync(stoppingToken);
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

    // Of each product the contract with the largest open interest, which the first snapshot tells, at any hour.
    private async Task<Contract[]> MainContractsAsync(CancellationToken stoppingToken)
    {
        var candidates = Products.SelectMany(product => gateway.Contracts.OfProduct(product)).ToList();
        await using var ticks = await gateway.SubscribeAsync(candidates.Select(contract => contract.Id), cancellationToken: stoppingToken);
        await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        return [.. candidates.GroupBy(contract => contract.ProductId).Select(product => product.MaxBy(OpenInterest)!)];
    }

    private double OpenInterest(Contract contract) => gateway.TryGetLastTick(contract.Id, out var tick) ? tick.OpenInterest : -1;

    private async Task TradeAsync(Contract contract, CancellationToken cancellationToken)
    {
        // The first snapshot after a subscription may be from before the market closed.
        if (!gateway.TryGetLastTick(contract.Id, out var tick) || tick.IsStale || double.IsNaN(tick.BidPrice) || double.IsNaN(tick.AskPrice))
        {
            Console.Error.WriteLine($"{contract.Id} has no quote on both sides now, so nothing is ordered.");
            return;
        }

        // Far below the market: it rests until it is cancelled. No order gets the token: to give up waiting does not take an order back.
        var low = Math.Max(tick.BidPrice - (20 * contract.PriceTick), tick.LowerLimitPrice);
        var resting = await gateway.SubmitAsync(OrderRequest.Buy(contract.Id, volume: 1, low), CancellationToken.None);
        Show.Order(resting);
        Show.Order(await gateway.CancelAsync(resting.Id, CancellationToken.None));

        // Above the best ask: it trades at once, or is cancelled.
        var high = Math.Min(tick.AskPrice + (5 * contract.PriceTick), tick.UpperLimitPrice);
        var opened = await CompleteAsync(OrderRequest.Buy(contract.Id, volume: 2, high), cancellationToken);
        foreach (var trade in gateway.Trades.Where(trade => trade.OrderId == opened.Id))
            Show.Trade(trade);
        foreach (var position in await gateway.QueryPositionsAsync(cancellationToken))
            Show.Position(position);
        if (opened.TradedVolume > 0)
            await CloseAsync(contract, opened.TradedVolume, cancellationToken);
    }

    // What was opened just now, and no lot besides.
    private async Task CloseAsync(Contract contract, int volume, CancellationToken cancellationToken)
    {
        var offset = contract.Id.Exchange.SeparatesTodayPositions ? Offset.CloseToday : Offset.Close;
        if (gateway.TryGetLastTick(contract.Id, out var tick) && !double.IsNaN(tick.BidPrice))
        {
            var low = Math.Max(tick.BidPrice - (5 * contract.PriceTick), tick.LowerLimitPrice);
            volume = (await CompleteAsync(OrderRequest.Sell(contract.Id, volume, low, offset), cancellationToken)).RemainingVolume;
        }

        if (volume > 0)
            Console.Error.WriteLine($"{volume} lots of {contract.Id} could not be closed and are still held.");
    }

    private async Task<Order> CompleteAsync(OrderRequest request, CancellationToken cancellationToken)
    {
        var order = await gateway.SubmitAsync(request with { Type = OrderType.FillAndKill }, CancellationToken.None);
        order = await gateway.WaitForCompletionAsync(order.Id, cancellationToken);
        Show.Order(order);
        return order;
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
