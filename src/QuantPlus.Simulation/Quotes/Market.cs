using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Time;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// All contracts' markets, moved on in steps of half a second of virtual time. What a step brings depends on the seed and the step alone,
/// not on who looks or when.
/// </summary>
internal sealed class Market
{
    private readonly Dictionary<ListedContract, Feed> _feeds = [];
    private readonly List<Feed> _watched = [];
    private readonly TradingCalendar _calendar;
    private DateTime _next;

    public Market(MarketSources sources, TradingCalendar calendar, DateTime start)
    {
        _calendar = calendar;

        // The first step lies at or before the start, so that every contract has a last snapshot from the first moment on.
        var first = new DateTime(start.Ticks - (start.Ticks % MarketStep.Length.Ticks), DateTimeKind.Unspecified);
        foreach (var contract in sources.Contracts)
            _feeds.Add(contract, new Feed(contract, sources.Open(contract), calendar, first));
        TradingDay = calendar.TradingDayOf(first);
        _next = first + MarketStep.Length;
    }

    public DateOnly TradingDay { get; private set; }

    public DateOnly PreviousTradingDay => _calendar.BusinessDayBefore(TradingDay);

    /// <summary>The step that was played last.</summary>
    public DateTime Present => _next - MarketStep.Length;

    /// <summary>The newest snapshot of a contract.</summary>
    public ref readonly Quote Last(ListedContract contract)
    {
        var feed = _feeds[contract];
        feed.PlayTo(Present);
        return ref feed.Last;
    }

    /// <summary>What a lot is worth now, as money.</summary>
    public decimal LastPrice(ListedContract contract) => Last(contract).Worth;

    /// <summary>What the present trading day would settle at.</summary>
    public decimal SettlementPrice(ListedContract contract)
    {
        var feed = _feeds[contract];
        feed.PlayTo(Present);
        return feed.SettlementPrice;
    }

    /// <summary>From now on every snapshot of the contract is told. To be ended by as many calls of <see cref="Unwatch"/>.</summary>
    public void Watch(ListedContract contract)
    {
        var feed = _feeds[contract];
        feed.PlayTo(Present);
        if (feed.Watchers++ == 0)
            _watched.Add(feed);
    }

    public void Unwatch(ListedContract contract)
    {
        var feed = _feeds[contract];
        if (--feed.Watchers == 0)
            _watched.Remove(feed);
    }

    /// <summary>Plays all steps up to a moment.</summary>
    /// <returns>Whether it came so far; false where the observer did not want to hear more.</returns>
    public bool AdvanceTo(DateTime now, IMarketObserver observer)
    {
        for (; _next <= now; _next += MarketStep.Length)
        {
            if (observer.MustWait)
                return false;
            var day = _calendar.TradingDayOf(_next);
            if (day != TradingDay)
            {
                observer.OnDayEnd();
                TradingDay = day;
            }

            observer.OnStep(_next);

            // A fill may end the watch of its own contract.
            for (var i = 0; i < _watched.Count;)
            {
                var feed = _watched[i];
                if (feed.PlayTo(_next))
                    observer.OnQuote(in feed.Last);
                if (i < _watched.Count && _watched[i] == feed)
                    i++;
            }
        }

        return true;
    }

    /// <summary>Shows another snapshot of a contract until its market moves again.</summary>
    public void Inject(Quote quote, IMarketObserver observer)
    {
        var feed = _feeds[quote.Contract];
        feed.PlayTo(Present);
        feed.Inject(quote);
        observer.OnQuote(in feed.Last);
    }
}

/// <summary>Who is told of each step of the market.</summary>
internal interface IMarketObserver
{
    /// <summary>Whether nothing more should happen for the moment.</summary>
    bool MustWait { get; }

    /// <summary>A new snapshot of a contract that somebody watches.</summary>
    void OnQuote(in Quote quote);

    /// <summary>Another half second begins to be played.</summary>
    void OnStep(DateTime time);

    /// <summary>The trading day is over; the next snapshot belongs to another one.</summary>
    void OnDayEnd();
}
