using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Tests;

public sealed class TickRecorderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quantplus-recorder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_recorded_is_replayed_as_it_was()
    {
        Tick[] ticks =
        [
            Tick("rb2510.SHFE", new DateTime(2025, 6, 10, 21, 0, 0, 500), 3200, 10),
            Tick("m2509.DCE", new DateTime(2025, 6, 10, 21, 0, 1, 5), 2950.5, 7) with { AskPrice = double.NaN, AskVolume = 0, OpenPrice = double.NaN },
            Tick("rb2510.SHFE", new DateTime(2025, 6, 11, 9, 0, 0), 3201, 15),
        ];
        using (var recorder = new TickRecorder(_folder))
        {
            foreach (ref readonly var tick in ticks.AsSpan())
                recorder.Write(in tick);
            recorder.Write(default);
            Assert.Equal(3, recorder.Written);
        }

        var set = RecordingFolder.Load(_folder);
        var rebar = set.Find(Contract("rb2510"))!.Quotes;
        Assert.Equal([3200d, 3201d], rebar.Select(quote => quote.LastPrice));
        Assert.Equal([10, 15], rebar.Select(quote => quote.Volume));
        Assert.Equal(new DateTime(2025, 6, 10, 21, 0, 0, 500), rebar[0].Time);
        Assert.Equal(new DateOnly(2025, 6, 11), rebar[0].TradingDay);
        var soy = Assert.Single(set.Find(Contract("m2509"))!.Quotes);
        Assert.Equal((2950.5, 5), (soy.LastPrice, soy.Time.Millisecond));
        Assert.Equal(QuoteLevel.Empty, soy.Asks[0]);
        Assert.True(double.IsNaN(soy.Day.OpenPrice));
    }

    [Fact]
    public void Levels_behind_the_best_are_recorded_where_they_are_given()
    {
        var depth = default(MarketDepth);
        for (var i = 0; i < MarketDepth.LevelCount; i++)
            depth[i] = i < 3 ? new PriceLevel(3199 - i, 5 + i, 3200 + i, 15 + i) : new PriceLevel(double.NaN, 0, double.NaN, 0);
        using (var recorder = new TickRecorder(_folder))
        {
            var tick = Tick("rb2510.SHFE", new DateTime(2025, 6, 11, 9, 0, 0), 3200, 10);
            recorder.Write(in tick, in depth);
            recorder.Write(tick with { UtcTicks = tick.UtcTicks + TimeSpan.TicksPerSecond });
        }

        var quotes = RecordingFolder.Load(_folder).Find(Contract("rb2510"))!.Quotes;
        Assert.Equal((new QuoteLevel(3197, 7), new QuoteLevel(3202, 17), QuoteLevel.Empty), (quotes[0].Bids[2], quotes[0].Asks[2], quotes[0].Bids[3]));
        Assert.Equal(QuoteLevel.Empty, quotes[1].Bids[1]);
    }

    [Fact]
    public void A_file_of_another_kind_is_left_alone()
    {
        var file = Path.Combine(_folder, "20250611.csv");
        File.WriteAllText(file, "TradingDay,InstrumentID\n");
        using var recorder = new TickRecorder(_folder);
        Assert.Contains("Record into another folder", Assert.Throws<IOException>(
            () => recorder.Write(Tick("rb2510.SHFE", new DateTime(2025, 6, 11, 9, 0, 0), 3200, 10))).Message, StringComparison.Ordinal);
        Assert.Equal("TradingDay,InstrumentID\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_day_is_continued_and_another_day_is_another_file()
    {
        for (var i = 0; i < 2; i++)
        {
            using var recorder = new TickRecorder(_folder);
            recorder.Write(Tick("rb2510.SHFE", new DateTime(2025, 6, 11, 9, 0, i), 3200, 1));
            recorder.Write(Tick("rb2510.SHFE", new DateTime(2025, 6, 12, 9, 0, i), 3200, 1) with { TradingDay = new DateOnly(2025, 6, 12) });
        }

        Assert.Equal(["20250611.csv", "20250612.csv"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
        Assert.Equal(4, RecordingFolder.Load(_folder).Find(Contract("rb2510"))!.Quotes.Count);
    }

    private static Tick Tick(string instrument, DateTime time, double price, int volume) => new()
    {
        Instrument = InstrumentId.Parse(instrument),
        UtcTicks = new DateTimeOffset(time, ChinaTime.Offset).UtcTicks,
        TradingDay = new DateOnly(2025, 6, 11),
        LastPrice = price,
        Volume = volume,
        Turnover = 1,
        OpenInterest = 2,
        BidPrice = price - 1,
        BidVolume = 3,
        AskPrice = price + 1,
        AskVolume = 4,
        OpenPrice = price,
        HighPrice = price,
        LowPrice = price,
        UpperLimitPrice = price + 100,
        LowerLimitPrice = price - 100,
        PreSettlementPrice = price,
        PreClosePrice = price,
        PreOpenInterest = 1,
        AveragePrice = price,
    };

    private static ListedContract Contract(string symbol) =>
        ContractTable.BuiltIn.TryGet(symbol, out var contract) ? contract : throw new ArgumentException(symbol);
}
