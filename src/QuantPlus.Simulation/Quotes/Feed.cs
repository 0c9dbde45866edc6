using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// One contract's market and how far it has been played. While somebody watches, every step is played as it comes; otherwise it
/// is caught up with when somebody looks. What it shows is the same either way.
/// </summary>
internal sealed class Feed(ListedContract contract, IQuoteSource source, TradingCalendar calendar, DateTime firstStep)
{
    private Quote _last;
    private DateTime _next = firstStep;
    private bool _hasBegun;
    private bool _isStale = true;
    private Quote? _injected;

    public ListedContract Contract => contract;

    /// <summary>How many want every snapshot.</summary>
    public int Watchers { get; set; }

    /// <summary>What the trading day played last would settle at.</summary>
    public decimal SettlementPrice => source.SettlementPrice;

    /// <summary>Plays up to and including a step; whether the last one brought a new snapshot.</summary>
    public bool PlayTo(DateTime step)
    {
        var changed = false;
        for (; _next <= step; _next += MarketStep.Length)
        {
            // Without a first snapshot there would be nothing to show: the first step is played at any hour.
            changed = (!_hasBegun || calendar.IsOpen(contract, _next)) && source.Advance(_next, calendar.TradingDayOf(_next));
            _hasBegun = true;
            if (!changed)
                continue;
            _isStale = true;
            _injected = null;
        }

        return changed;
    }

    /// <summary>The snapshot of the step played last.</summary>
    public ref readonly Quote Last
    {
        get
        {
            if (_isStale)
            {
                _last = _injected ?? source.Snapshot();
                _isStale = false;
            }

            return ref _last;
        }
    }

    /// <summary>Shows another snapshot until the market moves again.</summary>
    public void Inject(Quote quote)
    {
        _injected = quote;
        _isStale = true;
    }
}
