using System.Buffers.Text;
using QuantPlus.Instruments;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Writes snapshots as fronts send them, with what each exchange does differently.</summary>
internal static class QuoteWriting
{
    /// <summary>When the evening session begins.</summary>
    private static readonly TimeSpan Evening = TimeSpan.FromHours(20);

    /// <param name="quote">The snapshot.</param>
    /// <param name="withExchange">Whether to name the exchange: a trading front does, a market data front does not.</param>
    public static DepthMarketDataField ToDepth(in Quote quote, bool withExchange)
    {
        var field = default(DepthMarketDataField);
        var exchange = quote.Contract.Exchange;
        field.InstrumentID.Set(quote.Contract.Id.Symbol);
        if (withExchange)
            field.ExchangeID.Set(exchange.Code);
        SetDays(ref field, in quote);
        Write(field.UpdateTime.AsSpan(), quote.Time);

        // CZCE has no milliseconds.
        field.UpdateMillisec = exchange == Exchange.Czce ? 0 : quote.Time.Millisecond;
        field.LastPrice = Value(quote.LastPrice);
        field.PreSettlementPrice = Value(quote.Day.PreSettlementPrice);
        field.PreClosePrice = Value(quote.Day.PreClosePrice);
        field.PreOpenInterest = Value(quote.Day.PreOpenInterest);
        field.OpenPrice = Value(quote.Day.OpenPrice);
        field.HighestPrice = Value(quote.Day.HighestPrice);
        field.LowestPrice = Value(quote.Day.LowestPrice);
        field.UpperLimitPrice = Value(quote.Day.UpperLimitPrice);
        field.LowerLimitPrice = Value(quote.Day.LowerLimitPrice);
        field.Volume = quote.Volume;
        field.Turnover = Value(quote.Turnover);
        field.OpenInterest = Value(quote.OpenInterest);
        field.AveragePrice = Value(quote.AveragePrice);
        field.ClosePrice = field.SettlementPrice = double.MaxValue;
        field.PreDelta = field.CurrDelta = double.MaxValue;
        SetLevels(ref field, in quote);
        return field;
    }

    // In the evening CZCE sends the natural day as the trading day, and DCE the trading day as the natural day.
    private static void SetDays(ref DepthMarketDataField field, in Quote quote)
    {
        var natural = DateOnly.FromDateTime(quote.Time);
        var isEvening = quote.Time.TimeOfDay >= Evening && quote.TradingDay == NextWeekday(natural);
        var exchange = quote.Contract.Exchange;
        Write(field.TradingDay.AsSpan(), isEvening && exchange == Exchange.Czce ? natural : quote.TradingDay);
        Write(field.ActionDay.AsSpan(), isEvening && exchange == Exchange.Dce ? quote.TradingDay : natural);
    }

    // Evenings of weekends and holidays are the environment's own: no exchange sends anything then.
    private static DateOnly? NextWeekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday or DayOfWeek.Sunday => null,
        DayOfWeek.Friday => day.AddDays(3),
        _ => day.AddDays(1),
    };

    private static void SetLevels(ref DepthMarketDataField field, in Quote quote)
    {
        (field.BidPrice1, field.BidVolume1) = Level(quote.Bids[0]);
        (field.AskPrice1, field.AskVolume1) = Level(quote.Asks[0]);
        (field.BidPrice2, field.BidVolume2) = Level(quote.Bids[1]);
        (field.AskPrice2, field.AskVolume2) = Level(quote.Asks[1]);
        (field.BidPrice3, field.BidVolume3) = Level(quote.Bids[2]);
        (field.AskPrice3, field.AskVolume3) = Level(quote.Asks[2]);
        (field.BidPrice4, field.BidVolume4) = Level(quote.Bids[3]);
        (field.AskPrice4, field.AskVolume4) = Level(quote.Asks[3]);
        (field.BidPrice5, field.BidVolume5) = Level(quote.Bids[4]);
        (field.AskPrice5, field.AskVolume5) = Level(quote.Asks[4]);
    }

    private static (double Price, int Volume) Level(QuoteLevel level) => (Value(level.Price), level.Volume);

    private static double Value(double value) => double.IsNaN(value) ? double.MaxValue : value;

    // Digits straight into the struct: this runs for every snapshot.
    private static void Write(Span<byte> text, DateOnly day)
    {
        Utf8Formatter.TryFormat((day.Year * 10000) + (day.Month * 100) + day.Day, text, out _, new('D', 8));
    }

    private static void Write(Span<byte> text, DateTime time)
    {
        Utf8Formatter.TryFormat(time.Hour, text, out _, new('D', 2));
        text[2] = (byte)':';
        Utf8Formatter.TryFormat(time.Minute, text[3..], out _, new('D', 2));
        text[5] = (byte)':';
        Utf8Formatter.TryFormat(time.Second, text[6..], out _, new('D', 2));
    }
}
