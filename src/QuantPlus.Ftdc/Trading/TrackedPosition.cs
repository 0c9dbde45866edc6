using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>One position: its lots, the oldest first, and what has been booked on the trading day. Guarded by the tracker's lock.</summary>
internal sealed class TrackedPosition(PositionKey key)
{
    /// <summary>Counters keep money to the fen; what is below is rounding.</summary>
    private const double Fen = 0.01;

    private readonly List<PositionLot> _lots = [];
    private double _margin;
    private double _marginByMoney;
    private double _marginByVolume;
    private double _closeProfit;
    private double _closeProfitByTrade;
    private double _commission;
    private double _optionProfit;
    private double _mark = double.NaN;
    private int _exerciseFrozen;

    public PositionKey Key => key;

    public FrozenLots Frozen { get; } = new();

    /// <summary>What its readers were told last; null before.</summary>
    public Position? Told { get; set; }

    public int Volume => VolumeOf(LotChoice.Any);

    private int Side => key.Direction == PositionDirection.Short ? -1 : 1;

    /// <summary>Books a trade that opens lots.</summary>
    public void Open(Trade trade, ContractTerms terms)
    {
        _lots.Add(new PositionLot(trade.Volume, trade.Price, trade.Price, isToday: true));
        var margin = MarginOf(terms, trade.Price, trade.Volume);
        if (double.IsFinite(margin))
            _margin += margin;
        Pay(terms.Commission?.OfOpening(terms.Contract!, trade.Price, trade.Volume));
        _mark = trade.Price;
    }

    /// <summary>Books a trade that closes lots; of more lots than are known, those that are known.</summary>
    public void Close(Trade trade, ContractTerms terms)
    {
        var choice = LotChoices.Of(key.Instrument.Exchange, trade.Offset);
        var margin = new MarginRelease(_margin, Volume, _lots.Sum(lot => MarginOf(terms, lot.CostPrice, lot.Volume)));
        var left = trade.Volume;
        foreach (var lot in _lots)
        {
            if (left == 0)
                break;
            if (!lot.Matches(choice))
                continue;
            var taken = Math.Min(lot.Volume, left);
            lot.Volume -= taken;
            left -= taken;
            margin.Add(taken, MarginOf(terms, lot.CostPrice, taken));
            Pay(lot.IsToday
                ? terms.Commission?.OfClosingToday(terms.Contract!, trade.Price, taken)
                : terms.Commission?.OfClosing(terms.Contract!, trade.Price, taken));
            if (terms.IsOption)
                continue;
            _closeProfit += Side * (trade.Price - lot.CostPrice) * taken * terms.Multiplier;
            _closeProfitByTrade += Side * (trade.Price - lot.OpenPrice) * taken * terms.Multiplier;
        }

        _lots.RemoveAll(lot => lot.Volume == 0);
        _margin = margin.Left;
        _mark = trade.Price;
    }

    /// <summary>Takes the counter's word: its figures, and its lots where they are not those that are known.</summary>
    public void Adopt(CountedPosition counted, double multiplier)
    {
        var openCostOfYesterday = counted.OpenCost - counted.TodayCost;
        AdoptLots(isToday: true, counted.TodayVolume, counted.TodayCost, counted.TodayCost, multiplier);
        AdoptLots(
            isToday: false,
            counted.YesterdayVolume,
            counted.PositionCost - counted.TodayCost,
            counted.OpenCost == 0 ? counted.PositionCost - counted.TodayCost : openCostOfYesterday,
            multiplier);
        (_margin, _marginByMoney, _marginByVolume) = (counted.Margin, counted.MarginByMoney, counted.MarginByVolume);
        (_closeProfit, _closeProfitByTrade, _commission) = (counted.CloseProfit, counted.CloseProfitByTrade, counted.Commission);
        (_optionProfit, _exerciseFrozen) = (counted.PositionProfit, counted.ExerciseFrozen);

        // The price the counter marks at is in its profit; not every counter says it besides.
        var mark = (counted.PositionCost + (Side * counted.PositionProfit)) / (counted.Volume * multiplier);
        _mark = counted.PositionProfit != 0 && double.IsFinite(mark) ? mark : counted.MarkPrice;
    }

    /// <summary>Takes single lots where only their means are known, if they are the same lots.</summary>
    public void AdoptLots(IEnumerable<PositionLot> lots)
    {
        foreach (var day in lots.GroupBy(lot => lot.IsToday))
        {
            var known = _lots.Where(lot => lot.IsToday == day.Key).ToArray();
            var told = day.ToArray();
            if (known.Any(lot => lot.IsAveraged) && IsSame(known, told))
                Replace(day.Key, told);
        }

        static bool IsSame(PositionLot[] known, PositionLot[] told) =>
            known.Sum(lot => lot.Volume) == told.Sum(lot => lot.Volume)
            && IsNear(known.Sum(lot => lot.Volume * lot.CostPrice), told.Sum(lot => lot.Volume * lot.CostPrice))
            && IsNear(known.Sum(lot => lot.Volume * lot.OpenPrice), told.Sum(lot => lot.Volume * lot.OpenPrice));
    }

    /// <summary>The counter does not know the position any more.</summary>
    public void Vanish()
    {
        _lots.Clear();
        (_margin, _optionProfit, _exerciseFrozen) = (0, 0, 0);
    }

    /// <summary>Whether the lots are others than the counter's.</summary>
    public bool DiffersInVolume(CountedPosition counted) =>
        counted.Volume != Volume || counted.TodayVolume != VolumeOf(LotChoice.Today);

    /// <summary>Whether what the lots cost, or what was earned with those that were closed, is another sum than the counter's.</summary>
    public bool DiffersInMoney(CountedPosition counted, ContractTerms terms) =>
        terms.Contract is not null
        && (!IsNear(counted.PositionCost, Cost(terms.Multiplier))
            || (counted.OpenCost != 0 && !IsNear(counted.OpenCost, OpenCost(terms.Multiplier)))
            || (!terms.IsOption && !IsNear(counted.CloseProfit, _closeProfit)));

    /// <summary>The position as a value.</summary>
    /// <param name="terms">What is known of the contract.</param>
    /// <param name="price">The newest price; NaN where none is known.</param>
    public Position ToPosition(ContractTerms terms, double price)
    {
        var (volume, today) = (Volume, VolumeOf(LotChoice.Today));
        var (cost, openCost) = (Cost(terms.Multiplier), OpenCost(terms.Multiplier));
        var (frozenToday, frozenYesterday) = Frozen.Of(today, volume - today, _exerciseFrozen);
        var units = volume * terms.Multiplier;
        var mark = double.IsFinite(price) ? price : _mark;
        return new Position
        {
            Instrument = key.Instrument,
            Direction = key.Direction,
            Hedge = key.Hedge,
            Volume = volume,
            TodayVolume = today,
            FrozenToday = frozenToday,
            FrozenYesterday = frozenYesterday,
            PositionCost = cost,
            OpenCost = openCost,
            AveragePrice = units > 0 ? cost / units : double.NaN,
            OpenPrice = units > 0 ? openCost / units : double.NaN,
            MarkPrice = mark,
            Margin = _margin,
            PositionProfit = terms.IsOption ? _optionProfit : ProfitFrom(cost),
            PositionProfitByTrade = ProfitFrom(openCost),
            CloseProfit = _closeProfit,
            CloseProfitByTrade = _closeProfitByTrade,
            Commission = _commission,
        };

        double ProfitFrom(double from) => volume == 0 || !double.IsFinite(mark) ? 0 : Side * ((mark * units) - from);
    }

    private static bool IsNear(double one, double other) => Math.Abs(one - other) < Fen + (1e-9 * Math.Abs(one));

    private int VolumeOf(LotChoice choice)
    {
        var volume = 0;
        foreach (var lot in _lots)
        {
            if (lot.Matches(choice))
                volume += lot.Volume;
        }

        return volume;
    }

    // Without lots there is no cost, whether the multiplier is known or not.
    private double Cost(double multiplier) => _lots.Count == 0 ? 0 : _lots.Sum(lot => lot.CostPrice * lot.Volume) * multiplier;

    private double OpenCost(double multiplier) => _lots.Count == 0 ? 0 : _lots.Sum(lot => lot.OpenPrice * lot.Volume) * multiplier;

    private double MarginOf(ContractTerms terms, double price, int volume) =>
        terms.MarginOf(key.Direction, price, volume, _marginByMoney, _marginByVolume);

    private void Pay(double? commission)
    {
        if (commission is { } known && double.IsFinite(known))
            _commission += known;
    }

    private void AdoptLots(bool isToday, int volume, double cost, double openCost, double multiplier)
    {
        var lots = _lots.Where(lot => lot.IsToday == isToday).ToArray();
        if (volume == lots.Sum(lot => lot.Volume)
            && IsNear(cost, lots.Sum(lot => lot.CostPrice * lot.Volume) * multiplier)
            && IsNear(openCost, lots.Sum(lot => lot.OpenPrice * lot.Volume) * multiplier))
        {
            return;
        }

        var units = volume * multiplier;
        Replace(isToday, volume == 0 ? [] : [new PositionLot(volume, openCost / units, cost / units, isToday, isAveraged: true)]);
    }

    // Lots of earlier days stand in front of today's.
    private void Replace(bool isToday, IReadOnlyList<PositionLot> lots)
    {
        _lots.RemoveAll(lot => lot.IsToday == isToday);
        _lots.InsertRange(isToday ? _lots.Count : 0, lots);
    }
}
