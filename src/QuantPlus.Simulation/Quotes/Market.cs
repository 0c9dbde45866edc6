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
    private DateTime _next;

    public Market(ContractTable contracts, int seed, DateTime start)
    {
        foreach (var contract in contracts.All)
            _feeds.Add(contract, new Feed(SourceOf(contract, seed)));

        // The first step lies at or before the start, so that every contract has a last snapshot from the first moment on.
        _next = new DateTime(start.Ticks - (start.Ticks % MarketStep.Length.Ticks), DateTimeKind.Unspecified);
        TradingDay = TradingCalendar.TradingDayOf(_next);
        Step(null);
    }

    public DateOnly TradingDay { get; private set; }

    /// <summary>The newest snapshot of a contract.</summary>
    public ref readonly Quote Last(ListedContract contract) => ref _feeds[contract].Last;

    /// <summary>The last price as money.</summary>
    public decimal LastPrice(ListedContract contract) => (decimal)_feeds[contract].Last.LastPrice;

    /// <summary>What the present trading day would settle at.</summary>
    public decimal SettlementPrice(ListedContract contract) => _feeds[contract].Source.SettlementPrice;

    /// <summary>Plays all steps up to a moment.</summary>
    public void AdvanceTo(DateTime now, IMarketObserver observer)
    {
        while (_next <= now)
        {
            var day = TradingCalendar.TradingDayOf(_next);
            if (day != TradingDay)
            {
                observer.OnDayEnd();
                TradingDay = day;
            }

            Step(observer);
        }
    }

    private void Step(IMarketObserver? observer)
    {
        foreach (var feed in _feeds.Values)
        {
            if (!feed.Source.TryNext(_next, TradingDay, out var quote))
                continue;
            feed.Last = quote;
            observer?.OnQuote(in feed.Last);
        }

        _next += MarketStep.Length;
    }

    private static IQuoteSource SourceOf(ListedContract contract, int seed) =>
        contract.Id.Symbol == Recording.BuiltIn.Symbol
            ? new RecordingQuoteSource(contract, Recording.BuiltIn)
            : new RandomWalkQuoteSource(contract, seed);

    private sealed class Feed(IQuoteSource source)
    {
        public Quote Last;

        public IQuoteSource Source => source;
    }
}

/// <summary>Who is told of each step of the market.</summary>
internal interface IMarketObserver
{
    /// <summary>A new snapshot of a contract.</summary>
    void OnQuote(in Quote quote);

    /// <summary>The trading day is over; the next snapshot belongs to another one.</summary>
    void OnDayEnd();
}
