using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Orders;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Matching;

/// <summary>The price levels that everybody sees: the market's lots that nobody has taken yet, and the users' resting orders among them.</summary>
internal static class VisibleDepth
{
    /// <summary>One side of a snapshot, the best price first.</summary>
    /// <param name="shown">What the market offers on the side.</param>
    /// <param name="resting">The users' orders on the side, in their priority.</param>
    /// <param name="levels">How many levels there are to be seen.</param>
    /// <param name="isBid">The side.</param>
    public static QuoteLevels Side(ShownDepth shown, IEnumerable<WorkingOrder> resting, int levels, bool isBid)
    {
        var lots = new SortedDictionary<decimal, int>();
        foreach (var (price, volume) in shown.Levels)
            lots[price] = volume;
        foreach (var order in resting)
            lots[order.Input.Price!.Value] = lots.GetValueOrDefault(order.Input.Price!.Value) + order.RemainingVolume;

        var side = new QuoteLevels();
        var next = 0;
        foreach (var (price, volume) in isBid ? lots.Reverse() : lots)
        {
            if (next == levels)
                break;
            side[next++] = new QuoteLevel((double)price, volume);
        }

        for (; next < QuoteDepth.Max; next++)
            side[next] = QuoteLevel.Empty;
        return side;
    }
}
