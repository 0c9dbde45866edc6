using QuantPlus.Simulation.Counter;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>The answer to a request: rows, or an error.</summary>
internal readonly record struct Answer<T>(CounterError Error, IReadOnlyList<T> Rows)
    where T : unmanaged
{
    public static implicit operator Answer<T>(CounterError error) => new(error, []);

    public static implicit operator Answer<T>(List<T> rows) => new(CounterError.None, rows);

    public static implicit operator Answer<T>(T row) => new(CounterError.None, [row]);
}
