using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.MarketData.Bars;

namespace QuantPlus.Core.Tests.MarketData.Bars;

/// <summary>Ticks written by hand, a contract at a time, and the bars that come of them.</summary>
internal sealed class BarTicks(string instrument = "rb2510.SHFE")
{
    private readonly List<Tick> _ticks = [];
    private readonly HashSet<int> _gaps = [];
    private readonly InstrumentId _id = InstrumentId.Parse(instrument);
    private DateOnly _day = new(2025, 6, 11);
    private DateOnly _date = new(2025, 6, 11);
    private double _high = double.NaN;
    private double _low = double.NaN;
    private double _open = double.NaN;

    /// <summary>The ticks from here on are of this trading day and have this date.</summary>
    public BarTicks On(string date, string? tradingDay = null)
    {
        _date = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        var day = tradingDay is null ? _date : DateOnly.Parse(tradingDay, CultureInfo.InvariantCulture);
        if (day != _day)
            _open = _high = _low = double.NaN;
        _day = day;
        return this;
    }

    /// <summary>The stale snapshot that a subscription begins with.</summary>
    public BarTicks Stale(string time, double price, long volume) => Add(time, price, volume, TickFlags.Stale);

    /// <summary>A tick; high and low of the day may lie beyond its price.</summary>
    public BarTicks At(string time, double price, long volume, double? high = null, double? low = null) =>
        Add(time, price, volume, TickFlags.None, high, low);

    /// <summary>Ticks are missing here.</summary>
    public BarTicks Gap()
    {
        _gaps.Add(_ticks.Count);
        return this;
    }

    /// <summary>A tick of any kind.</summary>
    public BarTicks Add(Tick tick)
    {
        _ticks.Add(tick);
        return this;
    }

    public IReadOnlyList<Tick> Ticks => _ticks;

    /// <summary>The bars of all ticks, the stream being over.</summary>
    public List<Bar> Bars(int minutes = 1, TradingSessions? sessions = null)
    {
        var options = new BarOptions { Minutes = minutes, Sessions = sessions is null ? TradingSessions.Of : _ => sessions };
        var series = new BarSeries(options);
        foreach (var (i, tick) in _ticks.Index())
        {
            if (_gaps.Contains(i))
                series.AddGap();
            series.Add(in tick);
        }

        series.EndAll();
        var bars = new List<Bar>();
        while (series.TakeEnded() is { } bar)
            bars.Add(bar);
        return bars;
    }

    /// <summary>A bar as "09:00-09:01 o3200 h3201 l3199 c3200 v10".</summary>
    public static string Text(Bar bar) => string.Create(
        CultureInfo.InvariantCulture,
        $"{bar.Start:HH:mm}-{bar.End:HH:mm} o{bar.Open} h{bar.High} l{bar.Low} c{bar.Close} v{bar.Volume}{(bar.MissedVolume > 0 ? $" missed {bar.MissedVolume}" : "")}{(bar.IsComplete ? "" : " incomplete")}");

    private BarTicks Add(string time, double price, long volume, TickFlags flags, double? high = null, double? low = null)
    {
        if (volume > 0)
        {
            _open = double.IsNaN(_open) ? price : _open;
            _high = double.IsNaN(_high) ? high ?? price : Math.Max(_high, high ?? price);
            _low = double.IsNaN(_low) ? low ?? price : Math.Min(_low, low ?? price);
        }

        var moment = new DateTimeOffset(_date.ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)), ChinaTime.Offset);
        return Add(new Tick
        {
            Instrument = _id,
            UtcTicks = moment.UtcTicks,
            TradingDay = _day,
            Flags = flags,
            LastPrice = price,
            Volume = volume,
            Turnover = volume * 32_000.0,
            OpenInterest = 1000 + volume,
            OpenPrice = _open,
            HighPrice = _high,
            LowPrice = _low,
        });
    }
}
