using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>The lots of one position that working close orders hold back, worked out from the orders, so that it cannot drift.</summary>
internal sealed class FrozenLots
{
    private readonly Dictionary<OrderId, (LotChoice Choice, int Volume)> _byOrder = [];
    private readonly int[] _volumes = new int[3];

    /// <summary>An order holds so many lots back from now on.</summary>
    /// <returns>Whether that is a change.</returns>
    public bool Set(OrderId order, LotChoice choice, int volume)
    {
        var before = _byOrder.TryGetValue(order, out var held) ? held.Volume : 0;
        if (before == volume)
            return false;
        if (before != 0)
            _volumes[(int)held.Choice] -= before;
        _volumes[(int)choice] += volume;
        if (volume == 0)
            _byOrder.Remove(order);
        else
            _byOrder[order] = (choice, volume);
        return true;
    }

    /// <summary>
    /// How many of today's and yesterday's lots are held back. What may be of any day is taken from the oldest; never are more held back than there are.
    /// </summary>
    public (int Today, int Yesterday) Of(int todayVolume, int yesterdayVolume, int alsoOfAny)
    {
        var yesterday = Math.Min(_volumes[(int)LotChoice.Yesterday], yesterdayVolume);
        var today = Math.Min(_volumes[(int)LotChoice.Today], todayVolume);
        var any = _volumes[(int)LotChoice.Any] + alsoOfAny;
        var ofYesterday = Math.Min(any, yesterdayVolume - yesterday);
        return (today + Math.Min(any - ofYesterday, todayVolume - today), yesterday + ofYesterday);
    }

    public void Clear()
    {
        _byOrder.Clear();
        Array.Clear(_volumes);
    }
}
