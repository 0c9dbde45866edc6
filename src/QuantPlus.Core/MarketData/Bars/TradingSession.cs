namespace QuantPlus.MarketData.Bars;

/// <summary>A stretch of time in which a contract trades, in China's time (UTC+8).</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; before <paramref name="From"/> where it reaches over midnight, the same where it never ends.</param>
public readonly record struct TradingSession(TimeOnly From, TimeOnly To)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => To == From ? TimeSpan.FromDays(1) : To - From;
}
