using Microsoft.Extensions.Configuration;
using QuantPlus;
using QuantPlus.Ctp;
using QuantPlus.Instruments;
using QuantPlus.Simulation;
using QuantPlus.Tts;
using Strategy;

// Runs the strategy twice: the first run loses its connection on the way and is then ended with its orders at the counter, as if its process had been
// killed. The second run finds them, goes on, and ends flat.
var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
var name = settings["gateway"] ?? "tts";
var duration = TimeSpan.FromSeconds(settings.GetValue("seconds", 3.0));

// A demonstration on the embedded environment, whose connections it takes away and whose books it reads at the end. The strategy itself knows an IGateway only.
// Time runs twenty times as fast as ours, but the guards' seconds are ours.
const int Speed = 20;
var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 9, 30, 0) }.Accelerate(Speed));
Func<IGateway>? create = name switch
{
    "ctp" => () => CtpGateway.Create(Guarded(new CtpGatewayOptions().UseEmbeddedEnvironment(environment))),
    "tts" => () => TtsGateway.Create(Guarded(new TtsGatewayOptions().UseEmbeddedEnvironment(environment))),
    _ => null,
};
if (create is null)
{
    Console.Error.WriteLine($"--gateway {name}: there is no such gateway; use ctp or tts.");
    return 2;
}

await RunAsync(isLast: false);
Show.Stopped(environment.GetOrders().Count(order => order.Tag == TwoSided.Tag));
await RunAsync(isLast: true);

// Judged by the counter's own books, not by what the strategy believes.
var working = environment.GetOrders().Count(order => !order.IsFinal);
Show.End(environment.GetPositions(), working, environment.GetAccount());
return environment.GetPositions().Count == 0 && working == 0 ? 0 : 1;

async Task RunAsync(bool isLast)
{
    await using var gateway = create();
    await gateway.ConnectAsync();
    var watching = Task.WhenAll(ShowStatesAsync(gateway), ShowTradesAsync(gateway));

    var strategy = new TwoSided(gateway, gateway.Contracts[InstrumentId.Parse("rb2510.SHFE")]);
    using var enough = new CancellationTokenSource();
    var quoting = strategy.QuoteAsync(enough.Token);
    await Task.Delay(duration / 2);
    if (!isLast)
        await LoseConnectionAsync(gateway);
    await Task.Delay(duration / 2);
    await enough.CancelAsync();
    await Quietly(quoting);
    if (isLast)
        await strategy.EndFlatAsync(CancellationToken.None);

    // The streams end when the gateway does, and leave nothing out.
    await gateway.DisposeAsync();
    await watching;
}

// Takes the connection away, and waits until the gateway is back by itself.
async Task LoseConnectionAsync(IGateway gateway)
{
    // The first event is the present state; those of the loss come after it.
    await using var events = gateway.Events().GetAsyncEnumerator();
    await events.MoveNextAsync();
    environment.Trip(Fault.Disconnect(4097));
    var isLost = false;
    while (await events.MoveNextAsync())
    {
        if (events.Current is not StatusChangedEvent { Status: var status })
            continue;
        isLost |= !status.IsReady;
        if (isLost && status.IsReady)
            return;
    }
}

static T Guarded<T>(T options)
    where T : GatewayOptions
{
    options.Guards.MaxOrderVolume = TwoSided.MaxPosition;
    options.Guards.MaxPosition = TwoSided.MaxPosition;
    options.Guards.MaxOrdersPerSecond = 2 * Speed;
    options.Guards.MaxCancelsPerContract = 400;
    options.Guards.SelfTrade = true;
    return options;
}

static async Task ShowStatesAsync(IGateway gateway)
{
    await foreach (var change in gateway.Events())
    {
        if (change is StatusChangedEvent { Status: var status })
            Show.State(status);
    }
}

static async Task ShowTradesAsync(IGateway gateway)
{
    // The trades of earlier runs come first; they have been shown.
    var known = gateway.Trades.Count;
    await foreach (var trade in gateway.TradeUpdates())
    {
        if (--known < 0)
            Show.Trade(trade);
    }
}

static async Task Quietly(Task task)
{
    try
    {
        await task;
    }
    catch (OperationCanceledException)
    {
        // Stopped, as it was meant to be.
    }
}
