using System.Globalization;
using System.Text;
using QuantPlus.MarketData;

namespace QuantPlus.Simulation;

/// <summary>
/// Writes ticks of any gateway in the form that <see cref="EmbeddedEnvironmentOptions.Replay"/> reads, so that a day that was lived through can be
/// replayed: a csv file for each trading day, with CTP's field names. Books deeper than the best prices are not recorded. For one thread.
/// </summary>
public sealed class TickRecorder : IDisposable
{
    private const string Header =
        "TradingDay,InstrumentID,ExchangeID,LastPrice,PreSettlementPrice,PreClosePrice,PreOpenInterest,OpenPrice,HighestPrice,LowestPrice,"
        + "Volume,Turnover,OpenInterest,UpperLimitPrice,LowerLimitPrice,UpdateTime,UpdateMillisec,"
        + "BidPrice1,BidVolume1,AskPrice1,AskVolume1,AveragePrice,ActionDay";

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
    /// <param name="cancellationToken">Ends the recording; what came before is in the files.</param>
    /// <returns>How many ticks were written.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async Task<long> RecordAsync(ITickSubscription subscription, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        using var recorder = new TickRecorder(folder);
        try
        {
            while (await subscription.Ticks.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (subscription.Ticks.TryRead(out var tick))
                    recorder.Write(in tick);

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
        file.Write(_row);
        file.Write('\n');
        Written++;
    }

    /// <summary>Sees to it that everything written so far is in the files.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Flush() => _file?.Flush();

    /// <summary>Ends the recording.</summary>
    public void Dispose() => _file?.Dispose();

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
        _file = new StreamWriter(path, append: true);
        if (isNew)
            _file.Write(Header + "\n");
        return _file;
    }
}
