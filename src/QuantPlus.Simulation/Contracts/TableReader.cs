using System.Globalization;

namespace QuantPlus.Simulation.Contracts;

/// <summary>Reads a built-in table: tabs between the cells, names of the columns first, comments behind a hash.</summary>
internal static class TableReader
{
    public static IEnumerable<T> Read<T>(string name, Func<TableRow, T> read)
    {
        using var reader = Resources.OpenText(name);
        Dictionary<string, int>? columns = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var cells = line.Split('\t');
            if (columns is null)
                columns = cells.Index().ToDictionary(cell => cell.Item, cell => cell.Index, StringComparer.Ordinal);
            else
                yield return read(new TableRow(columns, cells));
        }
    }
}

/// <summary>One row; what an empty cell means is the reader's affair.</summary>
internal readonly record struct TableRow(Dictionary<string, int> Columns, string[] Cells)
{
    public string Text(string column) => Cells[Columns[column]];

    public char Code(string column) => Text(column) is [var code, ..] ? code : '\0';

    public int Integer(string column) => Text(column) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    public decimal Number(string column) =>
        Text(column) is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : 0;
}
