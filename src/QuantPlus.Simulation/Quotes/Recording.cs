using System.Globalization;
using System.IO.Compression;

namespace QuantPlus.Simulation.Quotes;

/// <summary>Recorded snapshots of one contract on one day.</summary>
internal sealed class Recording
{
    private static readonly Lazy<Recording> Shared = new(Load);

    private Recording(Dictionary<string, string> day, IReadOnlyList<RecordedQuote> quotes)
    {
        Symbol = day["InstrumentID"];
        PreSettlementPrice = Number(day["PreSettlementPrice"]);
        PreClosePrice = Number(day["PreClosePrice"]);
        PreOpenInterest = Number(day["PreOpenInterest"]);
        OpenPrice = Number(day["OpenPrice"]);
        UpperLimitPrice = Number(day["UpperLimitPrice"]);
        LowerLimitPrice = Number(day["LowerLimitPrice"]);
        Quotes = quotes;
    }

    /// <summary>One hour of AP101 at CZCE, read once in a process.</summary>
    public static Recording BuiltIn => Shared.Value;

    public string Symbol { get; }
    public double PreSettlementPrice { get; }
    public double PreClosePrice { get; }
    public double PreOpenInterest { get; }
    public double OpenPrice { get; }
    public double UpperLimitPrice { get; }
    public double LowerLimitPrice { get; }
    public IReadOnlyList<RecordedQuote> Quotes { get; }

    private static Recording Load()
    {
        using var unpacked = new GZipStream(Resources.Open("AP101-20200805.csv.gz"), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        _ = reader.ReadLine();
        var day = reader.ReadLine()!["#day ".Length..].Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        _ = reader.ReadLine();

        var quotes = new List<RecordedQuote>();
        while (reader.ReadLine() is { } line)
            quotes.Add(Read(line.Split(',')));
        return new Recording(day, quotes);
    }

    private static RecordedQuote Read(string[] cells) => new(
        TimeSpan.ParseExact(cells[0], @"hh\:mm\:ss", CultureInfo.InvariantCulture),
        Number(cells[1]),
        Number(cells[2]),
        Number(cells[3]),
        int.Parse(cells[4], CultureInfo.InvariantCulture),
        Number(cells[5]),
        Number(cells[6]),
        new QuoteLevel(Number(cells[7]), int.Parse(cells[8], CultureInfo.InvariantCulture)),
        new QuoteLevel(Number(cells[9]), int.Parse(cells[10], CultureInfo.InvariantCulture)),
        Number(cells[11]));

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>One recorded snapshot.</summary>
internal sealed record RecordedQuote(
    TimeSpan Time,
    double LastPrice,
    double HighestPrice,
    double LowestPrice,
    int Volume,
    double Turnover,
    double OpenInterest,
    QuoteLevel Bid,
    QuoteLevel Ask,
    double AveragePrice);
