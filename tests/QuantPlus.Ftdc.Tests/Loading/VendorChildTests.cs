using System.Diagnostics;
using System.Globalization;
using QuantPlus.Ftdc.Loading;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>What <see cref="VendorLifeCycleTests"/> and <see cref="VendorStormTests"/> run in processes of their own.</summary>
public sealed class VendorChildTests(ITestOutputHelper output)
{
    public const string Folder = "QUANTPLUS_TEST_FOLDER";
    public const string Rounds = "QUANTPLUS_TEST_ROUNDS";
    public const string ShowOutput = "QUANTPLUS_TEST_SHOW_OUTPUT";

    private static string LibraryFolder => Environment.GetEnvironmentVariable(Folder)!;

    private static int RoundCount => int.Parse(Environment.GetEnvironmentVariable(Rounds)!, CultureInfo.InvariantCulture);

    /// <summary>Connects to a front that closes at once, waits for the loss, disposes; md and trader, again and again.</summary>
    [Fact(Explicit = true)]
    public async Task Connects_loses_and_is_disposed()
    {
        var flow = Directory.CreateTempSubdirectory("quantplus-flow");
        try
        {
            await using var front = new LoopbackFront(closesAtOnce: true);
            for (var round = 0; round < RoundCount; round++)
            {
                foreach (var kind in Enum.GetValues<LibraryKind>())
                {
                    var started = Stopwatch.GetTimestamp();
                    var objects = VendorObjects.Open(kind, LibraryFolder, front.Address, flow.FullName);
                    var reason = await objects.FirstLoss.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                    var connected = objects.FirstConnection.Task.IsCompleted;
                    await objects.DisposeAsync();
                    await objects.DisposeAsync();
                    output.WriteLine($"loss: {kind} {reason} {(connected ? "after" : "without")} a connection, {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");
                }
            }
        }
        finally
        {
            DeleteQuietly(flow);
        }
    }

    /// <summary>Lets a front close every connection of two sessions for some seconds, then disposes in the middle of it.</summary>
    [Fact(Explicit = true)]
    public async Task Weathers_a_storm_and_is_disposed_in_it()
    {
        var flow = Directory.CreateTempSubdirectory("quantplus-flow");
        try
        {
            await using var front = new LoopbackFront(closesAtOnce: true);
            await using var trading = new VendorStorm(LibraryKind.Trader, LibraryFolder, front.Address, flow.FullName);
            await using var marketData = new VendorStorm(LibraryKind.MarketData, LibraryFolder, front.Address, flow.FullName);

            // Loading and compiling come first, and are not measured.
            var began = Stopwatch.StartNew();
            while (trading.Lines == 0 || marketData.Lines == 0)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            var duration = TimeSpan.FromSeconds(RoundCount - 1);
            var (processor, managed, memory) = (Environment.CpuUsage.TotalTime, GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
            await Task.Delay(duration, TestContext.Current.CancellationToken);
            output.WriteLine($"processor: {(Environment.CpuUsage.TotalTime - processor) / duration * 100:0}");
            output.WriteLine($"more managed memory: {(GC.GetTotalMemory(forceFullCollection: true) - managed) / 1024}");
            output.WriteLine($"more memory: {(Environment.WorkingSet - memory) / 1024}");
            output.WriteLine($"seconds: {Math.Ceiling(began.Elapsed.TotalSeconds):0}");
            output.WriteLine($"connections: {front.Accepted}");
            output.WriteLine($"connections in the worst second: {front.AcceptedInWorstSecond}");
            foreach (var (kind, storm) in ((LibraryKind, VendorStorm)[])[(LibraryKind.Trader, trading), (LibraryKind.MarketData, marketData)])
            {
                output.WriteLine($"events of {kind}: {storm.Events}");
                output.WriteLine($"log lines of {kind}: {storm.Lines}");
            }
        }
        finally
        {
            DeleteQuietly(flow);
        }
    }

    /// <summary>Has two fronts, of which only the second is there.</summary>
    [Fact(Explicit = true)]
    public async Task Passes_over_a_front_that_does_not_answer()
    {
        var flow = Directory.CreateTempSubdirectory("quantplus-flow");
        try
        {
            await using var closed = new LoopbackFront(closesAtOnce: true, listens: false);
            foreach (var kind in Enum.GetValues<LibraryKind>())
            {
                await using var front = new LoopbackFront(closesAtOnce: true);
                await using var objects = VendorObjects.Open(kind, LibraryFolder, [closed.Address, front.Address], flow.FullName);
                await objects.FirstLoss.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                output.WriteLine($"answered: {kind}, {front.Accepted} times");
            }
        }
        finally
        {
            DeleteQuietly(flow);
        }
    }

    /// <summary>A program that tries a closed front again and again, which opens at last.</summary>
    [Fact(Explicit = true)]
    public async Task Tries_a_closed_front_again_and_again()
    {
        var flow = Directory.CreateTempSubdirectory("quantplus-flow");
        try
        {
            await using var front = new LoopbackFront(closesAtOnce: false, listens: false);
            var threads = 0;
            for (var round = 0; round < RoundCount; round++)
            {
                foreach (var kind in Enum.GetValues<LibraryKind>())
                {
                    await using var objects = VendorObjects.Open(kind, LibraryFolder, front.Address, flow.FullName, "user");
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                }

                if (round == 2)
                    threads = Process.GetCurrentProcess().Threads.Count;
            }

            // The pool's own threads end after a while without work; those of a library would not.
            var waited = Stopwatch.StartNew();
            while (Process.GetCurrentProcess().Threads.Count > threads && waited.Elapsed < TimeSpan.FromSeconds(40))
                await Task.Delay(100, TestContext.Current.CancellationToken);
            output.WriteLine($"more threads: {Process.GetCurrentProcess().Threads.Count - threads}");
            front.Listen();

            // TTS tries every few seconds; what is released does not try at all.
            await Task.Delay(TimeSpan.FromSeconds(Family.CanRelease ? 1 : 5), TestContext.Current.CancellationToken);
            output.WriteLine($"connections: {front.Accepted}");
        }
        finally
        {
            DeleteQuietly(flow);
        }
    }

    /// <summary>A session takes over the object of the one before it, whose connection stands, or was closed meanwhile.</summary>
    [Fact(Explicit = true)]
    public async Task Connects_again_with_what_the_last_session_left()
    {
        var flow = Directory.CreateTempSubdirectory("quantplus-flow");
        try
        {
            await using var front = new LoopbackFront(closesAtOnce: false);
            for (var round = 0; round < RoundCount; round++)
            {
                foreach (var kind in Enum.GetValues<LibraryKind>())
                {
                    await using (var objects = VendorObjects.Open(kind, LibraryFolder, front.Address, flow.FullName, "user"))
                        await objects.FirstConnection.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                    if (round % 2 == 1)
                        front.CloseConnections();
                }
            }

            output.WriteLine($"connections: {front.Accepted}");
        }
        finally
        {
            DeleteQuietly(flow);
        }
    }

    /// <summary>Ends while objects are in use, one of them in a storm.</summary>
    [Fact(Explicit = true)]
    public async Task Ends_without_disposing_anything()
    {
        var flow = Directory.CreateTempSubdirectory("quantplus-flow");
        var storm = new LoopbackFront(closesAtOnce: true);
        var quiet = new LoopbackFront(closesAtOnce: false);
        foreach (var kind in Enum.GetValues<LibraryKind>())
        {
            var objects = VendorObjects.Open(kind, LibraryFolder, storm.Address, flow.FullName);
            VendorObjects.Open(kind, LibraryFolder, quiet.Address, flow.FullName);
            await objects.FirstLoss.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }

        output.WriteLine($"left at: {DateTime.UtcNow:O}");
    }

    /// <summary>Disposes at a moment that no two objects share: before, while and after the first connection.</summary>
    [Fact(Explicit = true)]
    public async Task Is_disposed_at_any_moment()
    {
        var flow = Directory.CreateTempSubdirectory("quantplus-flow");
        try
        {
            await using var front = new LoopbackFront(closesAtOnce: true);
            var random = new Random(RoundCount);
            for (var round = 0; round < RoundCount; round++)
            {
                var objects = VendorObjects.Open(random.Next(2) == 0 ? LibraryKind.Trader : LibraryKind.MarketData, LibraryFolder, front.Address, flow.FullName);
                await Task.Delay(random.Next(60), TestContext.Current.CancellationToken);
                await objects.DisposeAsync();
            }

            output.WriteLine($"disposed: {RoundCount}");
        }
        finally
        {
            DeleteQuietly(flow);
        }
    }

    // A parked object keeps its files open for as long as the process lives.
    private static void DeleteQuietly(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
        }
    }
}
