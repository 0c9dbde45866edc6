using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading.Guards;

/// <summary>Not too many cancels of one contract on one trading day: warns from one number on, refuses from another. Guarded by the lock of <see cref="TradingGuards"/>.</summary>
internal sealed class CancelGuard(int? warnFrom, int? most, IGuardBook book, Action<InstrumentId, int> onMany)
{
    private readonly Dictionary<InstrumentId, HashSet<OrderId>> _underWay = [];
    private readonly HashSet<InstrumentId> _warned = [];

    /// <summary>Why the cancel must not be sent; null where it may. It counts from then on, whether the order then is cancelled or trades first.</summary>
    public GuardRefusal? Check(Order order)
    {
        if (!_underWay.TryGetValue(order.Instrument, out var underWay))
            _underWay[order.Instrument] = underWay = [];
        underWay.RemoveWhere(book.IsOver);
        if (underWay.Contains(order.Id))
            return null;

        var count = book.CancelsOf(order.Instrument) + underWay.Count;
        if (count >= most)
        {
            return new GuardRefusal(
                TradingGuard.Cancels,
                OrderRejectReason.TooManyCancels,
                string.Create(CultureInfo.InvariantCulture, $"{count} orders of {order.Instrument} have been cancelled on this trading day; {most} are allowed."),
                "Let the order trade, or raise Guards:MaxCancelsPerContract; exchanges punish many cancels.");
        }

        underWay.Add(order.Id);
        Warn(order.Instrument, count + 1);
        return null;
    }

    /// <summary>A cancel was not sent after all.</summary>
    public void Forget(Order order)
    {
        if (_underWay.TryGetValue(order.Instrument, out var underWay))
            underWay.Remove(order.Id);
    }

    // Once, and again on the next trading day, when the count has begun anew.
    private void Warn(InstrumentId instrument, int count)
    {
        if (warnFrom is not { } from || count < from)
            _warned.Remove(instrument);
        else if (_warned.Add(instrument))
            onMany(instrument, count);
    }
}
