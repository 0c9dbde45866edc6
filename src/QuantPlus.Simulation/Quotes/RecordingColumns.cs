using System.Globalization;

namespace QuantPlus.Simulation.Quotes;

/// <summary>The columns of a recording, by CTP's names.</summary>
internal sealed class RecordingColumns
{
    private static readonly string[] Required = ["TradingDay", "InstrumentID", "UpdateTime", "LastPrice", "Volume"];
    private static readonly string[,] LevelNames = MakeLevelNames();

    private readonly Dictionary<string, int> _positions;

    public RecordingColumns(string header)
    {
        _positions = Cells(header).Index().ToDictionary(cell => cell.Item, cell => cell.Index, StringComparer.Ordinal);
        if (Required.FirstOrDefault(name => !_positions.ContainsKey(name)) is { } missing)
            throw new FormatException($"the header has no column {missing}.");
    }

    public static string PriceOf(string side, int level) => LevelNames[side == "Bid" ? 0 : 2, level];

    public static string VolumeOf(string side, int level) => LevelNames[side == "Bid" ? 1 : 3, level];

    public RecordingRow Split(string line)
    {
        var cells = Cells(line);
        return cells.Length == _positions.Count
            ? new RecordingRow(_positions, cells)
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"it has {cells.Length} values where the header has {_positions.Count} columns."));
    }

    // Neither numbers nor contracts have commas or quotation marks in them.
    private static string[] Cells(string line)
    {
        var cells = line.Split(',');
        for (var i = 0; i < cells.Length; i++)
            cells[i] = cells[i].Trim().Trim('"');
        return cells;
    }

    private static string[,] MakeLevelNames()
    {
        var names = new string[4, Contracts.QuoteDepth.Max];
        for (var i = 0; i < Contracts.QuoteDepth.Max; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            (names[0, i], names[1, i]) = ("BidPrice" + number, "BidVolume" + number);
            (names[2, i], names[3, i]) = ("AskPrice" + number, "AskVolume" + number);
        }

        return names;
    }
}

/// <summary>One row of a recording.</summary>
internal readonly struct RecordingRow(Dictionary<string, int> positions, string[] cells)
{
    public bool Has(string column) => positions.TryGetValue(column, out var position) && cells[position].Length > 0;

    public string Text(string column) => positions.TryGetValue(column, out var position) ? cells[position] : "";

    public DateOnly Day(string column) =>
        DateOnly.TryParseExact(Text(column), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Bad(column, "a day as yyyyMMdd");

    public TimeOnly Time(string column) =>
        TimeOnly.TryParseExact(Text(column), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Bad(column, "a time as HH:mm:ss");

    public int Integer(string column) =>
        int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Bad(column, "a whole number");

    /// <summary>A number; "no value" where there is none.</summary>
    public double Amount(string column)
    {
        var text = Text(column);
        if (text.Length == 0 || text == "N/A")
            return double.NaN;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number < 1e300 ? number : double.NaN
            : throw Bad(column, "a number");
    }

    /// <summary>A price: recordings write 0 for a price that nobody has made yet.</summary>
    public double Price(string column) => Amount(column) is var price && price == 0 ? double.NaN : price;

    private FormatException Bad(string column, string wanted) => new($"{column} is \"{Text(column)}\", not {wanted}.");
}
