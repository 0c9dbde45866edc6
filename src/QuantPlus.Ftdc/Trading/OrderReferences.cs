using System.Globalization;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// The order references of one login: one sequence for orders of every kind. A counter takes them only as they rise, so who draws one sends under the same lock.
/// </summary>
/// <param name="last">The highest that is in use.</param>
internal sealed class OrderReferences(long last)
{
    public Lock Gate { get; } = new();

    /// <summary>The highest that is in use. Guarded by <see cref="Gate"/>.</summary>
    public long Last { get; set; } = last;

    /// <summary>The text of a reference.</summary>
    public static string Text(long reference) => reference.ToString(CultureInfo.InvariantCulture);
}
