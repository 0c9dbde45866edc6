using QuantPlus.Feeds;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// The positions: the counter's rows, kept current by trades and orders, and compared with the counter's rows whenever these come again. A difference is
/// believed only when it is seen twice with no trade between or on its way: counters answer queries from another place than the stream of trades.
/// </summary>
/// <param name="feed">Where changes are told; its lock is the order tracker's, so that orders, trades and positions are told of one moment.</param>
/// <param name="contracts">The contract list.</param>
/// <param name="rates">The rates that are known.</param>
/// <param name="lastTick">The newest ticks.</param>
internal sealed class PositionTracker(UpdateFeed<Position> feed, Func<ContractCatalog> contracts, RateBook rates, TryGetLastTick lastTick)
    : IPositionBooks
{
    private readonly Lock _lock = feed.Gate;
    private readonly Dictionary<PositionKey, TrackedPosition> _positions = [];
    private readonly HashSet<TrackedPosition> _changed = [];
    private bool _isLoaded;
    private bool _isVerified;
    private bool _hadTrade;
    private int _looks;

    /// <summary>Whether the counter's last answer has to be asked for again before it can be believed.</summary>
    public bool NeedsAnotherLook { get; private set; }

    /// <summary>Whether something has traded since the counter was last asked: its answer may be of before or after it.</summary>
    public bool HasTradedSinceQuery
    {
        get
        {
            lock (_lock)
                return _hadTrade;
        }
    }

    /// <summary>Whether anything is held.</summary>
    public bool HasLots
    {
        get
        {
            lock (_lock)
                return _positions.Values.Any(position => position.Volume > 0);
        }
    }

    /// <summary>Takes the counter's full answer after a login.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="isQuiet">Whether no trade can be on its way, so that the answer is known to be in step with the stream.</param>
    public void Load(IEnumerable<PositionRow> rows, bool isQuiet)
    {
        lock (_lock)
        {
            var counted = CountedPosition.Count(rows, contracts());
            Adopt(counted);
            (_isLoaded, _isVerified, NeedsAnotherLook, _looks) = (true, isQuiet && !_hadTrade, false, 0);
            Publish();

            // It may be another day: what the counter does not know any more has no figures either.
            foreach (var gone in _positions.Keys.Except(counted.Keys).ToArray())
                _positions.Remove(gone);
        }
    }

    /// <summary>The counter is about to be asked.</summary>
    public void BeginQuery()
    {
        lock (_lock)
            _hadTrade = false;
    }

    /// <summary>Takes the counter's full answer: compares, and where it is believed, adopts it. What it does not name is gone.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="areTradesMissing">Whether an order tells of trades that have not come.</param>
    /// <returns>What the gateway had kept and what the counter counts, where they differ and the counter is believed.</returns>
    public IReadOnlyList<(Position Kept, Position Counted)> Take(IEnumerable<PositionRow> rows, bool areTradesMissing)
    {
        lock (_lock)
        {
            var counted = CountedPosition.Count(rows, contracts());
            var differing = Differing(counted, out var isOfVolume);
            if (differing.Count > 0)
            {
                _looks++;
                NeedsAnotherLook = _hadTrade || (isOfVolume && _looks < 2) || (areTradesMissing && _looks < 3);
                if (NeedsAnotherLook)
                    return [];
            }

            var kept = differing.ConvertAll(ToPosition);
            Adopt(counted);
            var mismatches = _isVerified ? [.. kept.Zip(differing.Select(ToPosition))] : Array.Empty<(Position, Position)>();
            (_isVerified, NeedsAnotherLook, _looks) = (true, false, 0);
            Publish();
            return mismatches;
        }
    }

    /// <summary>Takes single lots in the place of means, where they are the same lots.</summary>
    public void TakeLots(IEnumerable<PositionLotRow> rows)
    {
        lock (_lock)
        {
            foreach (var group in rows.Where(row => row.Volume > 0).GroupBy(row => new PositionKey(Complete(row.Instrument), row.Direction, row.Hedge)))
            {
                if (_positions.TryGetValue(group.Key, out var position))
                {
                    position.AdoptLots(group.OrderBy(row => row.OpenedOn, StringComparer.Ordinal).Select(row => new PositionLot(
                        row.Volume, row.OpenPrice, row.IsToday ? row.OpenPrice : row.PreSettlementPrice, row.IsToday)));
                }
            }
        }
    }

    public void OnOrder(Order order, int lotsToCome)
    {
        if (order.Offset is Offset.Open or Offset.Other)
            return;
        lock (_lock)
        {
            var position = Find(PositionKey.Of(order.Instrument, order.Direction, order.Offset, order.Hedge));
            if (position.Frozen.Set(order.Id, LotChoices.Of(order.Instrument.Exchange, order.Offset), lotsToCome))
                _changed.Add(position);
        }
    }

    public void OnTrade(Trade trade)
    {
        lock (_lock)
        {
            var position = Find(PositionKey.Of(trade.Instrument, trade.Direction, trade.Offset, trade.Hedge));
            if (trade.Offset == Offset.Open)
                position.Open(trade, TermsOf(position.Key));
            else
                position.Close(trade, TermsOf(position.Key));
            (_hadTrade, _looks) = (true, 0);
            _changed.Add(position);
        }
    }

    public void Publish()
    {
        lock (_lock)
        {
            // Before the counter's first word, what the trades give is half the truth.
            if (!_isLoaded)
                return;
            foreach (var changed in _changed)
            {
                var position = ToPosition(changed);
                if (position == changed.Told || (changed.Told is null && position.Volume == 0))
                    continue;
                changed.Told = position;
                feed.Publish(position);
            }

            _changed.Clear();
        }
    }

    public void OnOrdersCleared()
    {
        lock (_lock)
        {
            foreach (var position in _positions.Values)
                position.Frozen.Clear();
        }
    }

    /// <summary>Lots held of a contract on one side, all hedge flags together.</summary>
    public int VolumeOf(InstrumentId instrument, PositionDirection direction)
    {
        lock (_lock)
        {
            var volume = 0;
            foreach (var position in _positions.Values)
            {
                if (position.Key.Direction == direction && position.Key.Instrument == instrument)
                    volume += position.Volume;
            }

            return volume;
        }
    }

    /// <summary>The positions that hold lots.</summary>
    public IReadOnlyList<Position> Snapshot()
    {
        lock (_lock)
            return [.. _positions.Values.Where(position => position.Volume != 0).Select(ToPosition)];
    }

    private List<TrackedPosition> Differing(Dictionary<PositionKey, CountedPosition> counted, out bool isOfVolume)
    {
        isOfVolume = false;
        var differing = new List<TrackedPosition>();
        foreach (var key in counted.Keys.Union(_positions.Keys).ToArray())
        {
            var position = Find(key);
            var hasRow = counted.TryGetValue(key, out var row);
            var differsInVolume = hasRow ? position.DiffersInVolume(row!) : position.Volume != 0;
            isOfVolume |= differsInVolume;
            if (differsInVolume || (hasRow && position.DiffersInMoney(row!, TermsOf(key))))
                differing.Add(position);
        }

        return differing;
    }

    private void Adopt(Dictionary<PositionKey, CountedPosition> counted)
    {
        foreach (var (key, row) in counted)
            Find(key).Adopt(row, TermsOf(key).Multiplier);
        foreach (var position in _positions.Values)
        {
            if (!counted.ContainsKey(position.Key))
                position.Vanish();
            _changed.Add(position);
        }
    }

    private TrackedPosition Find(PositionKey key)
    {
        if (!_positions.TryGetValue(key, out var position))
            _positions.Add(key, position = new TrackedPosition(key));
        return position;
    }

    private Position ToPosition(TrackedPosition position) => position.ToPosition(
        TermsOf(position.Key), lastTick(position.Key.Instrument, out var tick) ? tick.LastPrice : double.NaN);

    private InstrumentId Complete(InstrumentId instrument) => contracts().TryGet(instrument, out var contract) ? contract.Id : instrument;

    private ContractTerms TermsOf(PositionKey key) => contracts().TryGet(key.Instrument, out var contract)
        ? new ContractTerms(contract, rates.FindMargin(contract, key.Hedge), rates.FindCommission(contract))
        : default;
}
