namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads the numbers of a counter: <c>DBL_MAX</c> means "no value", and anything may come over the wire.</summary>
internal static class CounterNumber
{
    /// <summary>Real prices and amounts are far below; DBL_MAX, its rounded text forms and infinities are above.</summary>
    public const double NoValue = 1e300;

    /// <summary>A price or ratio; <see cref="double.NaN"/> for "no value".</summary>
    public static double OrNaN(double value) => Math.Abs(value) < NoValue ? value : double.NaN;

    /// <summary>An amount of money; 0 for "no value".</summary>
    public static double OrZero(double value) => Math.Abs(value) < NoValue ? value : 0;
}
