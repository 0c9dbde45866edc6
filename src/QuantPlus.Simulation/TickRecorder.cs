using System.Globalization;
using System.Text;
using QuantPlus.MarketData;

namespace QuantPlus.Simulation;

/// <summary>
/// Writes ticks of any gateway in the form that <see cref="EmbeddedEnvironmentOptions.Replay"/> reads, so that a day that was lived through can be
/// replayed: a csv file for each trading day, with CTP's field names. A tick has the best prices only; the levels behind them are recorded where they are given
/// with it. For one thread.
/// </summary>
public sealed class TickRecorder : IDisposable
{
    private static readonly string Header =
        "TradingDay,InstrumentID,ExchangeID,LastPrice,PreSettlementPrice,PreClosePrice,PreOpenInterest,OpenPrice,HighestPrice,LowestPrice,"
        + "Volume,Turnover,OpenInterest,UpperLimitPrice,LowerLimitPrice,UpdateTime,UpdateMillisec,"
        + "BidPrice1,BidVolume1,AskPrice1,AskVolume1,AveragePrice,ActionDay"
        + string.Concat(Enumerable.Range(2, MarketDepth.LevelCount - 1).Select(level => string.Create(
            CultureInfo.InvariantCulture, $",BidPrice{level},BidVolume{level},AskPrice{level},AskVolume{level}")));

    private readonly string _folder;
    private readonly StringBuilder _row = new();
    private StreamWriter? _file;
    private DateOnly _day;

    /// <summary>Begins to record; files of days that are there already are continued.</summary>
    /// <param name="folder">Where the files go; made where it is missing.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public TickRecorder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>How many ticks were written.</summary>
    public long Written { get; private set; }

    /// <summary>Records everything a subscription brings, until it ends.</summary>
    /// <param name="subscription">The subscription; it must have no other reader.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="depths">The gateway, where the levels behind the best prices are wanted too; null for the best prices alone.</param>
    /// <param name="cancellationToken">Ends the recording; what came before is in the files.</param>
    /// <returns>How many ticks were written.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<long> RecordAsync(
        ITickSubscription subscription, string folder, IMarketData? depths = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        using var recorder = new TickRecorder(folder);
        try
        {
            // Order books are kept from the first question on.
            foreach (var instrument in subscription.Instruments)
                depths?.TryGetLastDepth(instrument, out _);
            while (await subscription.Ticks.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (subscription.Ticks.TryRead(out var tick))
                {
                    // The depth is the newest one: where the best prices differ, it is not this tick's any more.
                    if (depths is not null && depths.TryGetLastDepth(tick.Instrument, out var depth) && IsOf(in tick, in depth))
                        recorder.Write(in tick, in depth);
                    else
                        recorder.Write(in tick);
                }

                // Nothing waits: whoever looks into the file now finds all of it.
                recorder.Flush();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The recording is to end.
        }

        return recorder.Written;
    }

    /// <summary>Writes a tick. One without a time or a trading day cannot be replayed and is left out.</summary>
    /// <param name="tick">The tick.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(in Tick tick)
    {
        var none = default(MarketDepth);
        Write(in tick, in none);
    }

    /// <summary>Writes a tick and the levels behind its best prices. One without a time or a trading day cannot be replayed and is left out.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="depth">The levels at the tick; the best one is the tick's own.</param>
    /// <exception cref="IOException">The file cannot be written, or is none of a recorder's.</exception>
    public void Write(in Tick tick, in MarketDepth depth)
    {
        if (tick.UtcTicks == 0 || tick.TradingDay == default)
            return;
        var file = FileOf(tick.TradingDay);
        var time = tick.Time;
        _row.Clear()
            .Append(CultureInfo.InvariantCulture, $"{tick.TradingDay:yyyyMMdd},{tick.Instrument.Symbol},{tick.Instrument.Exchange.Code}");
        Numbers(tick.LastPrice, tick.PreSettlementPrice, tick.PreClosePrice, tick.PreOpenInterest, tick.OpenPrice, tick.HighPrice, tick.LowPrice);
        _row.Append(CultureInfo.InvariantCulture, $",{tick.Volume}");
        Numbers(tick.Turnover, tick.OpenInterest, tick.UpperLimitPrice, tick.LowerLimitPrice);
        _row.Append(CultureInfo.InvariantCulture, $",{time:HH:mm:ss},{time.Millisecond:000}");
        Numbers(tick.BidPrice);
        _row.Append(CultureInfo.InvariantCulture, $",{tick.BidVolume}");
        Numbers(tick.AskPrice);
        _row.Append(CultureInfo.InvariantCulture, $",{tick.AskVolume}");
        Numbers(tick.AveragePrice);
        _row.Append(CultureInfo.InvariantCulture, $",{time:yyyyMMdd}");
        foreach (ref readonly var level in ((ReadOnlySpan<PriceLevel>)depth)[1..])
        {
            Numbers(level.BidPrice);
            _row.Append(CultureInfo.InvariantCulture, $",{level.BidVolume}");
            Numbers(level.AskPrice);
            _row.Append(CultureInfo.InvariantCulture, $",{level.AskVolume}");
        }

        file.Write(_row);
        file.Write('\n');
        Written++;
    }

    /// <summary>Sees to it that everything written so far is in the files.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Flush() => _file?.Flush();

    /// <summary>Ends the recording.</summary>
    public void Dispose() => _file?.Dispose();

    private static bool IsOf(in Tick tick, in MarketDepth depth) =>
        depth[0].BidPrice.Equals(tick.BidPrice) && depth[0].AskPrice.Equals(tick.AskPrice)
        && depth[0].BidVolume == tick.BidVolume && depth[0].AskVolume == tick.AskVolume;

    private void Numbers(params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (double.IsFinite(number))
                _row.Append(CultureInfo.InvariantCulture, $",{number}");
            else
                _row.Append(",N/A");
        }
    }

    private StreamWriter FileOf(DateOnly day)
    {
        if (_file is not null && day == _day)
            return _file;
        _file?.Dispose();
        _day = day;
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}.csv"));
        var isNew = !File.Exists(path);
        if (!isNew && File.ReadLines(path).FirstOrDefault() != Header)
            throw new IOException($"{path} is no recording of this version: its columns are others. Record into another folder.");
        _file = new StreamWriter(path, append: true);
        if (isNew)
            _file.Write(Header + "\n");
        return _file;
    }
}
