using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Turns the counter's snapshot into a <see cref="Tick"/>, in place: true time, NaN for "no value". Allocates nothing and throws nothing,
/// whatever the snapshot holds. Used by the vendor's thread alone.
/// </summary>
internal sealed class TickNormalizer
{
    private readonly TickTimes _times = new();

    /// <summary>Makes the tick of a snapshot, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Normalize(in DepthMarketDataField field, ref RouteRecord record, bool stampsReceived, ref Tick tick)
    {
        var terms = record.Terms;
        ref readonly var time = ref _times.Read(in field, terms.NightDays);
        var flags = terms.Flags;
        if (record.ExpectsStaleTick)
        {
            flags |= TickFlags.Stale;
            record.ExpectsStaleTick = false;
        }

        if (!time.IsCertain)
            flags |= TickFlags.UncertainTime;

        Tick.SetInstrument(ref tick, record.Symbol, terms.Exchange);
        ref var numbers = ref Tick.NumbersOf(ref tick);
        WritePrices(in field, ref numbers);
        numbers.UtcTicks = time.UtcTicks == 0 ? 0 : time.UtcTicks + Milliseconds(field.UpdateMillisec);
        numbers.ReceivedTimestamp = stampsReceived ? Stopwatch.GetTimestamp() : 0;
        numbers.Volume = field.Volume;
        numbers.TradingDay = time.TradingDay;
        numbers.Flags = flags;
        numbers.BidVolume = field.BidVolume1;
        numbers.AskVolume = field.AskVolume1;
        if (terms.LotFactor != 1)
            CompleteTurnover(in field, ref numbers, terms.LotFactor);
    }

    /// <summary>
    /// Takes over the prices, four at a time: the counter's struct and ours have them in one order. Where the counter's has something else, the
    /// vector gets what ours has there.
    /// </summary>
    private static void WritePrices(in DepthMarketDataField field, ref TickNumbers numbers)
    {
        OrNaN(Load(in field.LastPrice)).StoreUnsafe(ref numbers.LastPrice);
        OrNaN(Load(in field.OpenPrice).WithElement(3, field.AveragePrice)).StoreUnsafe(ref numbers.OpenPrice);
        OrNaN(Load(in field.Turnover)).StoreUnsafe(ref numbers.Turnover);
        OrNaN(Load(in field.UpperLimitPrice)
            .WithElement(2, Quote(field.BidPrice1, field.BidVolume1))
            .WithElement(3, Quote(field.AskPrice1, field.AskVolume1))).StoreUnsafe(ref numbers.UpperLimitPrice);

        // A price that has not come about yet is sent as DBL_MAX by some fronts and as 0 by others.
        if (field.ClosePrice == 0)
            numbers.ClosePrice = double.NaN;
        if (field.SettlementPrice == 0)
            numbers.SettlementPrice = double.NaN;
        if (field.Volume <= 0)
            ClearDayPrices(ref numbers);
    }

    private static void ClearDayPrices(ref TickNumbers numbers)
    {
        numbers.OpenPrice = numbers.OpenPrice == 0 ? double.NaN : numbers.OpenPrice;
        numbers.HighPrice = numbers.HighPrice == 0 ? double.NaN : numbers.HighPrice;
        numbers.LowPrice = numbers.LowPrice == 0 ? double.NaN : numbers.LowPrice;
    }

    // Some CZCE fronts leave the multiplier out. With it, turnover by volume is no less than the value of a lot at the day's lowest price, give or
    // take what CZCE rounds; without a lowest price nobody can tell.
    private static void CompleteTurnover(in DepthMarketDataField field, ref TickNumbers numbers, int lotFactor)
    {
        if (field.Volume > 0 && numbers.Turnover / field.Volume < numbers.LowPrice * lotFactor * 0.9)
            numbers.Turnover *= lotFactor;
    }

    // An empty side of the book is sent as DBL_MAX by some fronts and as 0 by others; a combination may be quoted at 0 with lots behind it.
    private static double Quote(double price, int volume) => price == 0 && volume == 0 ? double.NaN : price;

    private static long Milliseconds(int milliseconds) => (uint)milliseconds < 1000 ? milliseconds * TimeSpan.TicksPerMillisecond : 0;

    private static Vector256<double> Load(in double first) => Vector256.LoadUnsafe(in first);

    /// <summary>The vector form of <see cref="CounterNumber.OrNaN"/>.</summary>
    private static Vector256<double> OrNaN(Vector256<double> values) => Vector256.ConditionalSelect(
        Vector256.LessThan(Vector256.Abs(values), Vector256.Create(CounterNumber.NoValue)), values, Vector256.Create(double.NaN));
}
