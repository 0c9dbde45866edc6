namespace QuantPlus.MarketData.Bars;

/// <summary>The bars of all contracts of a stream of ticks, and when they end by themselves.</summary>
internal sealed class BarSeries(BarOptions options)
{
    private readonly Dictionary<string, ContractBars> _contracts = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(ContractBars Contract, BarPeriod Period), long> _due = new();
    private readonly Queue<Bar> _ended = new();
    private readonly StreamGaps _gaps = new();
    private readonly TimeProvider _time = options.TimeProvider;

    /// <summary>How long until a bar may have to be ended; null where none is open.</summary>
    public TimeSpan? UntilDue => _due.TryPeek(out _, out var due) ? _time.GetElapsedTime(_time.GetTimestamp(), due) : null;

    /// <summary>Ticks are missing here, maybe of any contract.</summary>
    public void AddGap() => _gaps.Count++;

    /// <summary>Takes a tick.</summary>
    public void Add(in Tick tick)
    {
        var symbol = tick.Instrument.Symbol;
        if (!_contracts.TryGetValue(symbol, out var contract))
            _contracts.Add(symbol, contract = new ContractBars(options.Sessions(tick.Instrument), options.Minutes, _gaps));

        var open = contract.Open;
        End(contract.Add(in tick));
        if (contract.Open is { } period && period != open)
            _due.Enqueue((contract, period), _time.GetTimestamp() + Timestamps(period.End - contract.NewestTime + DelayOf(period)));
    }

    /// <summary>Ends the bars whose time has come.</summary>
    public void EndDue()
    {
        while (UntilDue <= TimeSpan.Zero)
        {
            var (contract, period) = _due.Dequeue();
            if (contract.Open == period)
                End(contract.Close());
        }
    }

    /// <summary>Ends all bars: no more ticks come.</summary>
    public void EndAll()
    {
        foreach (var contract in _contracts.Values)
            End(contract.CloseAtEnd());
    }

    /// <summary>Takes a bar that has ended.</summary>
    public Bar? TakeEnded() => _ended.TryDequeue(out var bar) ? bar : null;

    private void End(Bar? bar)
    {
        if (bar is not null)
            _ended.Enqueue(bar);
    }

    private TimeSpan DelayOf(BarPeriod period) =>
        period.EndsSession && options.CloseDelay < BarPeriod.LateAtEnd ? BarPeriod.LateAtEnd : options.CloseDelay;

    private long Timestamps(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);
}
