using System.Globalization;
using System.IO.Compression;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Core.Tests.MarketData.Bars;

/// <summary>Ten recorded days of apples, a contract without a night session.</summary>
public sealed class RecordedBarTests
{
    private const int MinutesOfDay = 225;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(60)]
    public void The_bars_of_a_day_have_its_volume_its_turnover_and_its_extremes(int minutes)
    {
        using var archive = ZipFile.OpenRead(SharedData("czce-AP101-20200803-14.ctp-ticks.zip"));
        var days = 0;
        foreach (var entry in archive.Entries)
        {
            var rows = Read(entry);
            var last = rows[^1];
            var ticks = new BarTicks();
            for (var i = 0; i < rows.Count; i++)
                ticks.Add(rows[i] with { Flags = i == 0 ? TickFlags.Stale : TickFlags.None });

            var bars = ticks.Bars(minutes);

            Assert.Equal(last.Volume, bars.Sum(bar => bar.Volume));
            Assert.Equal(last.Turnover, bars.Sum(bar => bar.Turnover), 0.01);
            Assert.Equal((last.OpenPrice, last.HighPrice, last.LowPrice, last.LastPrice), (bars[0].Open, bars.Max(bar => bar.High), bars.Min(bar => bar.Low), bars[^1].Close));
            Assert.Equal(last.OpenInterest, bars[^1].OpenInterest);
            Assert.InRange(bars.Count, MinutesOfDay / minutes * 0.8, (MinutesOfDay + minutes - 1) / minutes);
            Assert.All(bars, bar => Assert.True(bar.MissedVolume == 0 && bar.TradingDay == last.TradingDay && bar.Low <= bar.Open && bar.Open <= bar.High));
            Assert.Equal(bars.Select(bar => bar.Start), bars.Select(bar => bar.Start).Distinct().Order());
            Assert.All(bars[..^1], bar => Assert.True(bar.IsComplete));
            if (minutes == 1)
                Assert.All(bars, bar => Assert.True(IsTrading(bar.Start.TimeOfDay), $"a bar at {bar.Start}"));
            days++;
        }

        Assert.Equal(10, days);
    }

    private static bool IsTrading(TimeSpan time) =>
        (time >= At(9, 0) && time < At(10, 15)) || (time >= At(10, 30) && time < At(11, 30)) || (time >= At(13, 30) && time < At(15, 0));

    private static TimeSpan At(int hour, int minute) => new(hour, minute, 0);

    private static List<Tick> Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        var columns = Cells(reader.ReadLine()!).Index().ToDictionary(cell => cell.Item, cell => cell.Index);
        var ticks = new List<Tick>();
        while (reader.ReadLine() is { } line)
        {
            var cells = Cells(line);
            string Text(string column) => cells[columns[column]];
            double Number(string column) => double.TryParse(Text(column), CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
            DateOnly Day(string column) => DateOnly.ParseExact(Text(column), "yyyyMMdd", CultureInfo.InvariantCulture);
            var time = Day("ActionDay").ToDateTime(TimeOnly.Parse(Text("UpdateTime"), CultureInfo.InvariantCulture));
            var volume = long.Parse(Text("Volume"), CultureInfo.InvariantCulture);
            ticks.Add(new Tick
            {
                Instrument = InstrumentId.Parse("AP101.CZCE"),
                UtcTicks = new DateTimeOffset(time, ChinaTime.Offset).UtcTicks,
                TradingDay = Day("TradingDay"),
                LastPrice = Number("LastPrice"),
                Volume = volume,
                Turnover = Number("Turnover"),
                OpenInterest = Number("OpenInterest"),
                OpenPrice = Number("OpenPrice"),
                HighPrice = volume == 0 ? double.NaN : Number("HighestPrice"),
                LowPrice = volume == 0 ? double.NaN : Number("LowestPrice"),
            });
        }

        return ticks;
    }

    private static string[] Cells(string line) => line.Replace("\"", "", StringComparison.Ordinal).Split(',');

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
