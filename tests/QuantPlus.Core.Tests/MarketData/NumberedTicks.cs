using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Core.Tests.MarketData;

/// <summary>Ticks whose every field follows from one number, so that a mixture of two ticks is seen.</summary>
internal static class NumberedTicks
{
    public static readonly InstrumentId[] Contracts =
        [.. Enumerable.Range(0, 7).Select(i => new InstrumentId($"rb26{i:00}", new Exchange($"X{i}")))];

    public static Tick Of(long number) => new()
    {
        Instrument = Contracts[number % Contracts.Length],
        UtcTicks = number,
        ReceivedTimestamp = number,
        TradingDay = DateOnly.FromDayNumber((int)(number % 1_000_000)),
        Flags = (TickFlags)(number % 8),
        LastPrice = number,
        Volume = number,
        Turnover = number,
        OpenInterest = number,
        BidPrice = number,
        AskPrice = number,
        BidVolume = (int)number,
        AskVolume = (int)number,
        OpenPrice = number,
        HighPrice = number,
        LowPrice = number,
        UpperLimitPrice = number,
        LowerLimitPrice = number,
        PreSettlementPrice = number,
        PreClosePrice = number,
        PreOpenInterest = number,
        AveragePrice = number,
        ClosePrice = number,
        SettlementPrice = number,
    };

    public static long NumberOf(in Tick tick) => tick.UtcTicks;

    public static void AssertWhole(in Tick tick)
    {
        // Records compare every field.
        if (tick != Of(NumberOf(in tick)))
            Assert.Fail($"A torn tick: {tick}");
    }

    public static long[] DrainNumbers(this TickChannel channel)
    {
        var numbers = new List<long>();
        while (channel.TryRead(out var tick))
        {
            AssertWhole(in tick);
            numbers.Add(NumberOf(in tick));
        }

        return [.. numbers];
    }

    public static TickChannel Channel(int capacity = 8, TickFullMode mode = TickFullMode.DropOldest) =>
        new(new TickSubscriptionOptions { Capacity = capacity, FullMode = mode }, Contracts);

    public static void Write(this TickChannel channel, in Tick tick) => channel.Writer.Write(in tick);

    public static void Complete(this TickChannel channel, Exception? error = null) => channel.Writer.Complete(error);

    public static void Write(this TickChannel channel, params ReadOnlySpan<long> numbers)
    {
        foreach (var number in numbers)
            channel.Write(Of(number));
    }
}
