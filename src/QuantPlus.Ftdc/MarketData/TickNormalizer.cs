using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Turns the counter's snapshot into a <see cref="Tick"/>: true time, NaN for "no value", no allocation. Used by the vendor's thread alone.
/// </summary>
internal sealed class TickNormalizer
{
    private DayCache _tradingDays;
    private DayCache _actionDays;

    public Tick ToTick(in DepthMarketDataField field, InstrumentRoute route)
    {
        var flags = route.Contract is null ? TickFlags.UnknownContract : TickFlags.None;
        if (route.ExpectsStaleTick)
            flags |= TickFlags.Stale;

        var sentTradingDay = _tradingDays.Read(Bytes(in field.TradingDay));
        var tradingDay = sentTradingDay;
        var utcTicks = 0L;
        if (DigitText.ToSecondOfDay(Bytes(in field.UpdateTime)) is { } second)
        {
            var hour = second / 3600;
            var naturalDay = TickClock.NaturalDay(route.Id.Exchange, sentTradingDay, _actionDays.Read(Bytes(in field.ActionDay)), hour);
            tradingDay = TickClock.TradingDay(route.Id.Exchange, sentTradingDay, naturalDay, hour);
            if (naturalDay is { } day)
            {
                var millisecond = (uint)field.UpdateMillisec < 1000 ? field.UpdateMillisec : 0;
                utcTicks = day.ToDateTime(TimeOnly.MinValue).Ticks - ChinaTime.Offset.Ticks
                    + (second * TimeSpan.TicksPerSecond) + (millisecond * TimeSpan.TicksPerMillisecond);
            }
        }

        if (utcTicks == 0)
            flags |= TickFlags.UncertainTime;

        var started = field.Volume > 0;
        return new Tick
        {
            Instrument = route.Id,
            UtcTicks = utcTicks,
            ReceivedTimestamp = Stopwatch.GetTimestamp(),
            TradingDay = tradingDay ?? default,
            Flags = flags,
            LastPrice = CounterNumber.OrNaN(field.LastPrice),
            Volume = field.Volume,
            Turnover = Turnover(in field, route),
            OpenInterest = CounterNumber.OrNaN(field.OpenInterest),
            BidPrice = QuotePrice(field.BidPrice1, field.BidVolume1),
            AskPrice = QuotePrice(field.AskPrice1, field.AskVolume1),
            BidVolume = field.BidVolume1,
            AskVolume = field.AskVolume1,
            OpenPrice = DayPrice(field.OpenPrice, started),
            HighPrice = DayPrice(field.HighestPrice, started),
            LowPrice = DayPrice(field.LowestPrice, started),
            UpperLimitPrice = CounterNumber.OrNaN(field.UpperLimitPrice),
            LowerLimitPrice = CounterNumber.OrNaN(field.LowerLimitPrice),
            PreSettlementPrice = CounterNumber.OrNaN(field.PreSettlementPrice),
            PreClosePrice = CounterNumber.OrNaN(field.PreClosePrice),
            PreOpenInterest = CounterNumber.OrNaN(field.PreOpenInterest),
            AveragePrice = CounterNumber.OrNaN(field.AveragePrice),
            ClosePrice = DayPrice(field.ClosePrice, false),
            SettlementPrice = DayPrice(field.SettlementPrice, false),
        };
    }

    public static MarketDepth ToDepth(in DepthMarketDataField field)
    {
        var depth = default(MarketDepth);
        depth[0] = Level(field.BidPrice1, field.BidVolume1, field.AskPrice1, field.AskVolume1);
        depth[1] = Level(field.BidPrice2, field.BidVolume2, field.AskPrice2, field.AskVolume2);
        depth[2] = Level(field.BidPrice3, field.BidVolume3, field.AskPrice3, field.AskVolume3);
        depth[3] = Level(field.BidPrice4, field.BidVolume4, field.AskPrice4, field.AskVolume4);
        depth[4] = Level(field.BidPrice5, field.BidVolume5, field.AskPrice5, field.AskVolume5);
        return depth;
    }

    private static PriceLevel Level(double bidPrice, int bidVolume, double askPrice, int askVolume) =>
        new(QuotePrice(bidPrice, bidVolume), bidVolume, QuotePrice(askPrice, askVolume), askVolume);

    // An empty side of the book is sent as DBL_MAX by some fronts and as 0 by others; a combination may be quoted at 0 with lots behind it.
    private static double QuotePrice(double price, int volume) => price == 0 && volume == 0 ? double.NaN : CounterNumber.OrNaN(price);

    // A price that has not come about yet is sent as DBL_MAX by some fronts and as 0 by others.
    private static double DayPrice(double price, bool cameAbout) => price == 0 && !cameAbout ? double.NaN : CounterNumber.OrNaN(price);

    // Some CZCE fronts leave the multiplier out: then turnover by volume is a price of the day, and not a lot's value.
    private static double Turnover(in DepthMarketDataField field, InstrumentRoute route)
    {
        var turnover = CounterNumber.OrNaN(field.Turnover);
        if (route.Contract is { Multiplier: > 1 } contract && contract.Id.Exchange == Exchange.Czce && field.Volume > 0
            && turnover / field.Volume <= field.UpperLimitPrice)
            turnover *= contract.Multiplier;
        return turnover;
    }

    private static ReadOnlySpan<byte> Bytes(in Text9 text) => MemoryMarshal.CreateReadOnlySpan(in Unsafe.As<Text9, byte>(ref Unsafe.AsRef(in text)), 9);

    /// <summary>Days change once in millions of snapshots: the last one is kept with the eight digits it was read from.</summary>
    private struct DayCache
    {
        private ulong _digits;
        private DateOnly? _day;

        public DateOnly? Read(ReadOnlySpan<byte> text)
        {
            var digits = MemoryMarshal.Read<ulong>(text);
            if (digits != _digits)
            {
                _digits = digits;
                _day = DigitText.ToDay(text);
            }

            return _day;
        }
    }
}
