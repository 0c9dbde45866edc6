using QuantPlus.Instruments;

namespace QuantPlus.MarketData.Bars;

/// <summary>How bars are made from ticks.</summary>
public sealed record BarOptions
{
    /// <summary>
    /// Trading minutes in a bar, 1 to 1,440. Default 1. They are counted from the beginning of the night and from the beginning of the day: a bar may reach
    /// over the breaks of the day, and none over the time between night and day.
    /// </summary>
    public int Minutes { get; init; } = 1;

    /// <summary>The sessions of a contract. Default <see cref="TradingSessions.Of"/>, the exchanges' hours.</summary>
    public Func<InstrumentId, TradingSessions> Sessions { get; init; } = TradingSessions.Of;

    /// <summary>
    /// How long after its end a bar waits for a tick of its own that is late, where no later tick ends it. Default 2 seconds. A bar that ends
    /// with a session waits for a minute at least, because nothing can be traded meanwhile.
    /// </summary>
    public TimeSpan CloseDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock that ends bars after which no tick comes. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
