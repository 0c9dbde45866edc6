using System.Globalization;
using System.IO.Compression;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;

namespace QuantPlus.Conformance.Tests;

/// <summary>Recordings on their way through a gateway: what was recorded is what a subscriber gets, and what a subscriber got can be recorded.</summary>
public abstract class RecordingSuite(GatewayKind kind) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("quantplus-recording-").FullName;
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_recorded_day_reaches_the_subscriber_tick_for_tick()
    {
        _patience.CancelAfter(Patience);
        using (var archive = await ZipFile.OpenReadAsync(SharedData("czce-AP101-20200803-14.ctp-ticks.zip"), _patience.Token))
            await archive.Entries[0].ExtractToFileAsync(Path.Combine(_folder, "day.csv"), _patience.Token);

        // Counted and summed without any of the code under test.
        var rows = File.ReadLines(Path.Combine(_folder, "day.csv")).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToList();
        var prices = rows.Sum(cells => decimal.Parse(cells[4], CultureInfo.InvariantCulture));
        var volumes = rows.Sum(cells => long.Parse(cells[11], CultureInfo.InvariantCulture));

        var ticks = await LiveThroughAsync(["AP101.CZCE"], rows.Count, TimeSpan.FromMinutes(10));
        Assert.Equal(prices, ticks.Sum(tick => (decimal)tick.LastPrice));
        Assert.Equal(volumes, ticks.Sum(tick => tick.Volume));
    }

    [Fact]
    public async Task What_a_gateway_received_is_replayed_as_it_was()
    {
        _patience.CancelAfter(Patience);
        const int Count = 200;
        string[] contracts = ["rb2510.SHFE", "SR509.CZCE", "IF2506.CFFEX"];
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { Seed = 9, StartTime = new DateTime(2025, 6, 11, 21, 30, 0) }.Accelerate(1e-6));
        var lived = new List<Tick>();
        await using (var gateway = kind.CreateOn(environment))
        {
            await gateway.ConnectAsync(_patience.Token);
            var roomy = new TickSubscriptionOptions { Capacity = 1 << 17 };
            var recorded = await gateway.SubscribeAsync(contracts.Select(contract => InstrumentId.Parse(contract)), roomy, _patience.Token);
            var recording = TickRecorder.RecordAsync(recorded, _folder, gateway, _patience.Token);

            // The last snapshot before a subscription comes to whoever subscribed a contract first: to the recorder.
            foreach (var contract in contracts)
            {
                while (!gateway.TryGetLastTick(InstrumentId.Parse(contract), out _))
                    await Task.Delay(1, _patience.Token);
            }

            await using var watched = await gateway.SubscribeAsync(contracts.Select(contract => InstrumentId.Parse(contract)), roomy, _patience.Token);
            await ReadAsync(environment, watched, lived, contracts.Length * Count, TimeSpan.FromSeconds(10));
            await recorded.DisposeAsync();
            Assert.True(await recording >= lived.Count);
            Assert.Equal((0, 0), (recorded.Dropped, watched.Dropped));
        }

        var replayed = await LiveThroughAsync(contracts, contracts.Length * Count, TimeSpan.FromSeconds(10));

        foreach (var contract in contracts)
            Assert.Equal(Figures(lived, contract, skipped: 0), Figures(replayed, contract, skipped: 1));

        static IEnumerable<object> Figures(List<Tick> ticks, string contract, int skipped) => ticks
            .Where(tick => tick.Instrument == InstrumentId.Parse(contract)).Skip(skipped).Take(Count - 10)
            .Select(tick => (object)(tick.LastPrice, tick.Volume, tick.BidPrice, tick.BidVolume, tick.AskPrice, tick.AskVolume, tick.OpenInterest, tick.UpperLimitPrice));
    }

    // Time all but stands still between the jumps, so that nothing is lost.
    private async Task<List<Tick>> LiveThroughAsync(string[] contracts, int count, TimeSpan jump)
    {
        var environment = new EmbeddedEnvironment(
            new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 9, 0, 0) }.Accelerate(1e-6).Replay(_folder));
        await using var gateway = kind.CreateOn(environment);
        await gateway.ConnectAsync(_patience.Token);
        await using var subscription = await gateway.SubscribeAsync(
            contracts.Select(contract => InstrumentId.Parse(contract)), new TickSubscriptionOptions { Capacity = 1 << 17 }, _patience.Token);
        var ticks = new List<Tick>();
        await ReadAsync(environment, subscription, ticks, count, jump);
        Assert.Equal(0, subscription.Dropped);
        return ticks;
    }

    private async Task ReadAsync(EmbeddedEnvironment environment, ITickSubscription subscription, List<Tick> ticks, int count, TimeSpan jump)
    {
        while (true)
        {
            while (ticks.Count < count && subscription.Ticks.TryRead(out var tick))
                ticks.Add(tick);
            if (ticks.Count >= count)
                return;
            environment.Advance(jump);
            await Task.Delay(1, _patience.Token);
        }
    }

    // The recordings are not part of the repository: they lie beside it.
    private static string SharedData(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", file);
            if (File.Exists(candidate))
                return candidate;
        }

        Assert.Skip($"The recording {file} is not beside the repository (../shared/data).");
        return "";
    }
}

public sealed class CtpRecording() : RecordingSuite(GatewayKind.Ctp);

public sealed class TtsRecording() : RecordingSuite(GatewayKind.Tts);
