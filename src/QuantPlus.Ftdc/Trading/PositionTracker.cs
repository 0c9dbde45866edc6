using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// The positions: the counter's rows added up, kept current by trades until the next query replaces them. What working close orders
/// hold back is worked out from the orders, so that it cannot drift.
/// </summary>
internal sealed class PositionTracker
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(InstrumentId Instrument, PositionDirection Direction, HedgeFlag Hedge), Position> _positions = [];

    /// <summary>Takes the counter's full answer; what it does not name is gone.</summary>
    public void Replace(IEnumerable<PositionRow> rows, ContractCatalog contracts)
    {
        lock (_lock)
        {
            _positions.Clear();
            foreach (var row in rows)
            {
                // The exchange may be left empty by the counter; the contract list knows it.
                var instrument = row.Instrument.Exchange.IsNone && contracts.TryGet(row.Instrument, out var contract)
                    ? contract.Id
                    : row.Instrument;
                var key = (instrument, row.Direction, row.Hedge);
                var sum = _positions.GetValueOrDefault(key)
                    ?? new Position { Instrument = instrument, Direction = row.Direction, Hedge = row.Hedge };
                _positions[key] = WithAverage(
                    sum with
                    {
                        Volume = sum.Volume + row.Volume,
                        TodayVolume = sum.TodayVolume + row.TodayVolume,
                        PositionCost = sum.PositionCost + row.PositionCost,
                        OpenCost = sum.OpenCost + row.OpenCost,
                        Margin = sum.Margin + row.Margin,
                        PositionProfit = sum.PositionProfit + row.PositionProfit,
                        CloseProfit = sum.CloseProfit + row.CloseProfit,
                    },
                    contracts);
            }
        }
    }

    /// <summary>Takes a trade that the last rows do not contain.</summary>
    public void Apply(Trade trade, ContractCatalog contracts)
    {
        var opens = trade.Offset == Offset.Open;
        var direction = (trade.Direction == Direction.Buy) == opens ? PositionDirection.Long : PositionDirection.Short;
        var key = (trade.Instrument, direction, trade.Hedge);
        lock (_lock)
        {
            var position = _positions.GetValueOrDefault(key)
                ?? new Position { Instrument = trade.Instrument, Direction = direction, Hedge = trade.Hedge };
            _positions[key] = WithAverage(opens ? Opened(position, trade, contracts) : Closed(position, trade), contracts);
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
                if (position.Direction == direction && position.Instrument == instrument)
                    volume += position.Volume;
            }

            return volume;
        }
    }

    /// <summary>The positions that hold lots, with what the working orders freeze.</summary>
    public IReadOnlyList<Position> Snapshot(IEnumerable<Order> orders)
    {
        var frozen = new Dictionary<(InstrumentId, PositionDirection, HedgeFlag), int>();
        foreach (var order in orders)
        {
            if (order.IsFinal || order.Offset == Offset.Open)
                continue;
            var direction = order.Direction == Direction.Buy ? PositionDirection.Short : PositionDirection.Long;
            var key = (order.Instrument, direction, order.Hedge);
            frozen[key] = frozen.GetValueOrDefault(key) + order.RemainingVolume;
        }

        lock (_lock)
        {
            return
            [
                .. _positions.Where(entry => entry.Value.Volume != 0)
                    .Select(entry => frozen.TryGetValue(entry.Key, out var volume)
                        ? entry.Value with { FrozenVolume = Math.Min(volume, entry.Value.Volume) }
                        : entry.Value),
            ];
        }
    }

    private static Position Opened(Position position, Trade trade, ContractCatalog contracts)
    {
        var value = trade.Price * trade.Volume * MultiplierOf(trade.Instrument, contracts);
        return position with
        {
            Volume = position.Volume + trade.Volume,
            TodayVolume = position.TodayVolume + trade.Volume,
            PositionCost = position.PositionCost + value,
            OpenCost = position.OpenCost + value,
        };
    }

    private static Position Closed(Position position, Trade trade)
    {
        var volume = Math.Min(trade.Volume, position.Volume);
        if (volume <= 0)
            return position;

        var left = position.Volume - volume;
        var share = (double)left / position.Volume;
        return position with
        {
            Volume = left,
            TodayVolume = position.TodayVolume - TodayPart(position, trade.Offset, volume),
            PositionCost = position.PositionCost * share,
            OpenCost = position.OpenCost * share,
        };
    }

    // Where an exchange does not keep today's lots apart, the older lots are closed first.
    private static int TodayPart(Position position, Offset offset, int volume) => position.Instrument.Exchange.SeparatesTodayPositions
        ? offset switch
        {
            Offset.CloseToday => Math.Min(volume, position.TodayVolume),
            Offset.Close or Offset.CloseYesterday => 0,
            _ => Math.Max(0, volume - position.YesterdayVolume),
        }
        : Math.Max(0, volume - position.YesterdayVolume);

    private static Position WithAverage(Position position, ContractCatalog contracts)
    {
        var units = position.Volume * MultiplierOf(position.Instrument, contracts);
        return position with { AveragePrice = units > 0 ? position.PositionCost / units : double.NaN };
    }

    private static double MultiplierOf(InstrumentId instrument, ContractCatalog contracts) =>
        contracts.TryGet(instrument, out var contract) ? contract.Multiplier : double.NaN;
}
