using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Quotes;

/// <summary>
/// Replays a recording round the clock, beginning with its first snapshot and keeping its distances in time. Prices are those of the
/// recording; from the second round of a trading day on, volume and turnover count on from the round before.
/// </summary>
internal sealed class RecordingQuoteSource : IQuoteSource
{
    private readonly ListedContract _contract;
    private readonly Recording _recording;
    private readonly RecordedQuote?[] _slots;
    private int _slot;
    private DateOnly _day;
    private int _roundsOfDay;

    public RecordingQuoteSource(ListedContract contract, Recording recording)
    {
        _contract = contract;
        _recording = recording;
        _slots = Arrange(recording.Quotes);
    }

    // Every day is the recorded day again, and so is the settlement price before it.
    public decimal SettlementPrice => (decimal)_recording.PreSettlementPrice;

    public bool TryNext(DateTime time, DateOnly tradingDay, out Quote quote)
    {
        if (tradingDay != _day)
        {
            _day = tradingDay;
            _roundsOfDay = 0;
        }

        var recorded = _slots[_slot];
        quote = recorded is null ? default : Snapshot(recorded, time);
        _slot++;
        if (_slot == _slots.Length)
        {
            _slot = 0;
            _roundsOfDay++;
        }

        return recorded is not null;
    }

    // One slot for each half second; a snapshot whose slot is taken moves on to the next one, so that none is lost.
    private static RecordedQuote?[] Arrange(IReadOnlyList<RecordedQuote> quotes)
    {
        var slots = new List<RecordedQuote?>();
        foreach (var quote in quotes)
        {
            var due = (int)((quote.Time - quotes[0].Time) / MarketStep.Length);
            while (slots.Count < due)
                slots.Add(null);
            slots.Add(quote);
        }

        return [.. slots];
    }

    private Quote Snapshot(RecordedQuote recorded, DateTime time)
    {
        var first = _recording.Quotes[0];
        var last = _recording.Quotes[^1];
        return new Quote
        {
            Contract = _contract,
            Time = time,
            TradingDay = _day,
            LastPrice = recorded.LastPrice,
            Day = new DayFigures
            {
                PreSettlementPrice = _recording.PreSettlementPrice,
                PreClosePrice = _recording.PreClosePrice,
                PreOpenInterest = _recording.PreOpenInterest,
                UpperLimitPrice = _recording.UpperLimitPrice,
                LowerLimitPrice = _recording.LowerLimitPrice,
                OpenPrice = _recording.OpenPrice,
                HighestPrice = _roundsOfDay == 0 ? recorded.HighestPrice : last.HighestPrice,
                LowestPrice = _roundsOfDay == 0 ? recorded.LowestPrice : last.LowestPrice,
            },
            Volume = recorded.Volume + (_roundsOfDay * (last.Volume - first.Volume)),
            Turnover = recorded.Turnover + (_roundsOfDay * (last.Turnover - first.Turnover)),
            OpenInterest = recorded.OpenInterest,
            AveragePrice = recorded.AveragePrice,
            Bids = Best(recorded.Bid),
            Asks = Best(recorded.Ask),
        };
    }

    private static QuoteLevels Best(QuoteLevel best)
    {
        var levels = new QuoteLevels();
        for (var i = 0; i < QuoteDepth.Max; i++)
            levels[i] = i == 0 && best.Volume > 0 ? best : QuoteLevel.Empty;
        return levels;
    }
}
