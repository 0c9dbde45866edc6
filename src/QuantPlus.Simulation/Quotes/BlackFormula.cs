namespace QuantPlus.Simulation.Quotes;

/// <summary>What an option on a future is worth by Black's formula of 1976, without interest, for one volatility.</summary>
internal static class BlackFormula
{
    private const double Volatility = 0.22;

    /// <summary>Volatility times the root of the time in years, for two months.</summary>
    public const double TwoMonths = Volatility * 0.408;

    /// <summary>The same for a number of days; on the last one half a day is left.</summary>
    public static double Deviation(int days) => Volatility * Math.Sqrt(Math.Max(0.5, days) / 365);

    public static double Value(double forward, double strike, bool isCall, double deviation = TwoMonths)
    {
        if (strike <= 0 || forward <= 0)
            return isCall ? Math.Max(0, forward - strike) : Math.Max(0, strike - forward);
        var d1 = (Math.Log(forward / strike) / deviation) + (deviation / 2);
        var d2 = d1 - deviation;
        return isCall
            ? (forward * Normal(d1)) - (strike * Normal(d2))
            : (strike * Normal(-d2)) - (forward * Normal(-d1));
    }

    // The normal distribution by Hastings' polynomial; its error is below 1e-7.
    private static double Normal(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        var tail = Math.Exp(-x * x / 2) * 0.3989422804014327 * t
            * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0 ? 1 - tail : tail;
    }
}
