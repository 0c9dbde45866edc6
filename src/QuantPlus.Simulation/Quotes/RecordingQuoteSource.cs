using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// Replays a recording round the clock, keeping its distances in time. Prices are those of the recording; where it begins again, or another
/// recorded day begins, within one trading day of the environment, volume and turnover count on.
/// </summary>
internal sealed class RecordingQuoteSource(ListedContract contract, Recording recording) : IQuoteSource
{
    private int _slot;
    private int _next;
    private Quote _recorded = recording.Quotes[0];
    private DateTime _time;
    private DateOnly _day;
    private int _volumeBefore;
    private double _turnoverBefore;
    private double _high;
    private double _low;

    // The recording knows its own settlement prices; the one before the day is the nearest that is certain.
    public decimal SettlementPrice => Quote.Known(_recorded.Day.PreSettlementPrice) ?? _recorded.Worth;

    public bool Advance(DateTime time, DateOnly tradingDay)
    {
        if (_time == default)
            _time = time;
        if (tradingDay != _day)
            BeginDay(tradingDay);

        var changed = _next < recording.Quotes.Count && recording.Slots[_next] == _slot;
        if (changed)
            Take(recording.Quotes[_next++], time);
        if (++_slot == recording.Length)
            _slot = _next = 0;
        return changed;
    }

    public Quote Snapshot() => _recorded with
    {
        Contract = contract,
        Time = _time,
        TradingDay = _day,
        Volume = _recorded.Volume + _volumeBefore,
        Turnover = _recorded.Turnover + _turnoverBefore,
        Day = _recorded.Day with { HighestPrice = _high, LowestPrice = _low },
    };

    private void Take(Quote quote, DateTime time)
    {
        // A round or a recorded day has ended: what it traded is not lost, and what the new one had traded before it began does not count.
        if (quote.Volume < _recorded.Volume)
        {
            _volumeBefore += _recorded.Volume - (_next == 1 ? quote.Volume : 0);
            _turnoverBefore += _recorded.Turnover - (_next == 1 ? quote.Turnover : 0);
        }

        _recorded = quote;
        _time = time;
        _high = Extreme(Math.Max(_high, quote.Day.HighestPrice), quote.Day.HighestPrice, _high);
        _low = Extreme(Math.Min(_low, quote.Day.LowestPrice), quote.Day.LowestPrice, _low);
    }

    private void BeginDay(DateOnly day)
    {
        // In the middle of a recording the new day has traded nothing yet.
        if (_day != default)
        {
            _volumeBefore = -_recorded.Volume;
            _turnoverBefore = -_recorded.Turnover;
        }

        _day = day;
        _high = _low = double.NaN;
    }

    private static double Extreme(double both, double recorded, double known) =>
        double.IsNaN(recorded) ? known : double.IsNaN(known) ? recorded : both;
}
