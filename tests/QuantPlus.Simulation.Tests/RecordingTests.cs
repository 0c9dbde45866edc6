using System.IO.Compression;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Simulation.Tests;

public sealed class RecordingTests : IDisposable
{
    private const string Header = "TradingDay,InstrumentID,UpdateTime,LastPrice,Volume,Turnover,BidPrice1,BidVolume1,AskPrice1,AskVolume1,UpdateMillisec,PreSettlementPrice";

    private readonly string _folder = Directory.CreateTempSubdirectory("quantplus-recording-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_built_in_recording_is_replayed_snapshot_by_snapshot_and_begins_again()
    {
        var contract = Contract("AP101");
        var recording = RecordingSet.BuiltIn.Find(contract)!;
        var replayed = Replay(RecordingSet.BuiltIn, contract, 2 * recording.Length);
        Assert.Equal(2 * recording.Quotes.Count, replayed.Count);
        Assert.Equal(recording.Quotes.Select(quote => quote.LastPrice), replayed.Take(recording.Quotes.Count).Select(quote => quote.LastPrice));
        Assert.Equal(recording.Quotes.Select(quote => quote.LastPrice), replayed.Skip(recording.Quotes.Count).Select(quote => quote.LastPrice));
        Assert.Equal(recording.Quotes.Select(quote => quote.Volume), replayed.Take(recording.Quotes.Count).Select(quote => quote.Volume));
        Assert.All(replayed.Zip(replayed.Skip(1)), pair => Assert.True(pair.First.Volume <= pair.Second.Volume));
    }

    [Fact]
    public void Ten_recorded_days_are_replayed_tick_for_tick()
    {
        var file = SharedData("czce-AP101-20200803-14.ctp-ticks.zip");
        using var archive = ZipFile.OpenRead(file);
        var rows = 0;
        foreach (var entry in archive.Entries)
        {
            entry.ExtractToFile(Path.Combine(_folder, "day.csv"), overwrite: true);

            // Counted and summed without any of the code under test.
            var lines = File.ReadLines(Path.Combine(_folder, "day.csv")).Skip(1).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToList();
            var prices = lines.Sum(cells => decimal.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture));
            var volumes = lines.Sum(cells => long.Parse(cells[11], System.Globalization.CultureInfo.InvariantCulture));

            using var reader = File.OpenText(Path.Combine(_folder, "day.csv"));
            var set = Read(reader, entry.Name);
            var replayed = Replay(set, Contract("AP101"), set.Find(Contract("AP101"))!.Length);
            Assert.Equal(lines.Count, replayed.Count);
            Assert.Equal(prices, replayed.Sum(quote => (decimal)quote.LastPrice));
            Assert.Equal(volumes, replayed.Sum(quote => (long)quote.Volume));
            rows += replayed.Count;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{archive.Entries.Count} days, {rows} snapshots, checksums of price and volume equal");
        Assert.Equal(87_782, rows);
    }

    [Fact]
    public void A_folder_of_several_contracts_is_merged_by_time_and_silence_is_cut_short()
    {
        Write("a.csv", "20250611,rb2510,09:00:00,3200,1,1,3199,5,3200,5,0,3190", "20250611,rb2510,09:00:02,3201,2,2,3199,5,3201,5,500,3190",
            "20250611,rb2510,13:30:00,3202,3,3,3199,5,3202,5,0,3190");
        Write("b.csv", "20250611,m2509,09:00:01,2950,1,1,2949,5,2950,5,0,2940");
        var set = RecordingFolder.Load(_folder);
        Assert.Equal([0, 5, 6], set.Find(Contract("rb2510"))!.Slots);
        Assert.Equal([2], set.Find(Contract("m2509"))!.Slots);
        Assert.Equal(7, set.Find(Contract("m2509"))!.Length);
    }

    [Fact]
    public void An_environment_replays_a_folder_and_matches_against_it()
    {
        Write("a.csv", "20250611,rb2510,09:00:00,3200,1,1,3199,5,3200,5,0,3190", "20250611,rb2510,09:00:01,3190,2,2,3189,5,3190,5,0,3190");
        var environment = new TestEnvironment(options => options.Replay(_folder));
        Assert.Equal(3200, environment.Ask("rb2510"));
        environment.Environment.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3190, environment.Ask("rb2510"));
    }

    [Fact]
    public void A_recording_without_prices_can_be_traded_against_all_the_same()
    {
        Write("a.csv", "20250611,rb2510,09:00:00,N/A,0,0,3199,5,3200,5,0,N/A");
        var environment = new TestEnvironment(options => options.Replay(_folder).AddYesterdayPosition(Contract("rb2510").Id, Trading.PositionDirection.Long, 1));
        using var client = environment.Connect().Ready();
        client.Insert("rb2510", Trading.Direction.Buy, 1, 3200);
        Assert.Single(client.Trades);
        environment.Environment.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, Assert.Single(environment.Environment.GetPositions()).Volume);
    }

    [Fact]
    public void A_contract_of_another_year_is_made_after_its_nearest_relative()
    {
        Write("a.csv", "20261124,rb2705,09:00:00,3200,1,1,3199,5,3200,5,0,3190", "20261124,SR701,09:00:00,5900,1,1,5899,5,5900,5,0,5890",
            "20261124,rb2705P3300,09:00:00,150,1,1,149,5,151,5,0,150", "20261124,IO2612-C-4000,09:00:00,90,1,1,89.8,5,90,5,0,88");
        var environment = new TestEnvironment(options =>
        {
            options.Replay(_folder).AddYesterdayPosition(new("rb2705", Instruments.Exchange.Shfe), Trading.PositionDirection.Long, 2);
            options.StartTime = new DateTime(2026, 11, 24, 10, 0, 0);
        });
        var (rebar, sugar, put, index) = (environment.Contract("rb2705"), environment.Contract("SR701"), environment.Contract("rb2705P3300"), environment.Contract("IO2612-C-4000"));
        Assert.Equal((2027, 5, "202705", 10, 1m), (rebar.DeliveryYear, rebar.DeliveryMonth, rebar.ExpiresOn[..6], rebar.Multiplier, rebar.PriceTick));
        Assert.Equal((2027, 1, "SR"), (sugar.DeliveryYear, sugar.DeliveryMonth, sugar.ProductId));
        Assert.Equal(("rb2705", "rb2705", 3300m, '2'), (put.Underlying, put.PricedBy, put.StrikePrice, put.OptionType));
        Assert.Equal(("IF2612", 4000m, '1'), (index.PricedBy, index.StrikePrice, index.OptionType));
        Assert.Equal(3200, environment.Environment.GetQuote(rebar.Id).AskPrice);
        Assert.Contains(environment.Environment.Contracts, contract => contract.Id == rebar.Id);

        // They trade, are settled and close as any other.
        using var client = environment.Connect().Ready();
        client.Insert("rb2705", Trading.Direction.Buy, 1, 3200);
        client.Insert("rb2705P3300", Trading.Direction.Buy, 1, 151);
        Assert.Equal(2, client.Trades.Count());
        environment.Environment.Advance(TimeSpan.FromDays(1));
        Assert.Equal([3, 1], environment.Environment.GetPositions().Select(position => position.Volume));
    }

    [Theory]
    [InlineData("20250611,rb2510,09:00:00,price,1,1,1,1,1,1,0,1", "LastPrice is \"price\"")]
    [InlineData("20250611,rb2510,25:00:00,1,1,1,1,1,1,1,0,1", "UpdateTime is \"25:00:00\"")]
    [InlineData("today,rb2510,09:00:00,1,1,1,1,1,1,1,0,1", "TradingDay is \"today\"")]
    [InlineData("20250611,zz9999,09:00:00,1,1,1,1,1,1,1,0,1", "no contract \"zz9999\"")]
    [InlineData("20250611,rb2513,09:00:00,1,1,1,1,1,1,1,0,1", "no contract \"rb2513\"")]
    [InlineData("20250611,rb510,09:00:00,1,1,1,1,1,1,1,0,1", "no contract \"rb510\"")]
    [InlineData("20250611,,09:00:00,1,1,1,1,1,1,1,0,1", "no contract \"\"")]
    [InlineData("20250611,rb2510,09:00:00,1,x,1,1,1,1,1,0,1", "Volume is \"x\"")]
    [InlineData("20250611,rb2510", "it has 2 values")]
    public void A_bad_row_is_named_with_its_line_and_nothing_is_loaded(string row, string reason)
    {
        Write("good.csv", "20250611,m2509,09:00:01,2950,1,1,2949,5,2950,5,0,2940");
        Write("x.csv", "20250611,rb2510,09:00:00,1,1,1,1,1,1,1,0,1", row);
        var thrown = Assert.Throws<ArgumentException>(() => new EmbeddedEnvironment(new EmbeddedEnvironmentOptions().Replay(_folder)));
        Assert.Contains("Line 3 of x.csv", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_recordings_is_refused()
    {
        Assert.Contains("no csv file", Assert.Throws<InvalidDataException>(() => RecordingFolder.Load(_folder)).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => RecordingFolder.Load(Path.Combine(_folder, "missing")));
        File.WriteAllText(Path.Combine(_folder, "a.csv"), "InstrumentID,LastPrice\nrb2510,1\n");
        Assert.Contains("no column TradingDay", Assert.Throws<InvalidDataException>(() => RecordingFolder.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_folder_is_read_again()
    {
        Write("a.csv", "20250611,rb2510,09:00:00,3200,1,1,3199,5,3200,5,0,3190");
        var first = RecordingFolder.Load(_folder);
        Assert.Same(first, RecordingFolder.Load(_folder));
        Write("a.csv", "20250611,rb2510,09:00:00,3300,1,1,3199,5,3200,5,0,3190");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "a.csv"), DateTime.UtcNow.AddMinutes(1));
        Assert.NotSame(first, RecordingFolder.Load(_folder));
    }

    private void Write(string name, params string[] rows) => File.WriteAllLines(Path.Combine(_folder, name), [Header, .. rows]);

    private static RecordingSet Read(TextReader text, string name)
    {
        var contracts = new RecordedContracts(ContractTable.BuiltIn);
        return new RecordingSet(RecordingReader.Read(text, name, contracts), contracts);
    }

    private static List<Quote> Replay(RecordingSet set, ListedContract contract, int steps)
    {
        var source = new RecordingQuoteSource(contract, set.Find(contract)!);
        var quotes = new List<Quote>();
        var day = TradingCalendar.AlwaysOpen.TradingDayOf(TestEnvironment.Start);
        for (var step = 0; step < steps; step++)
        {
            if (source.Advance(TestEnvironment.Start + (step * MarketStep.Length), day))
                quotes.Add(source.Snapshot());
        }

        return quotes;
    }

    private static ListedContract Contract(string symbol) =>
        ContractTable.BuiltIn.TryGet(symbol, out var contract) ? contract : throw new ArgumentException(symbol);

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
