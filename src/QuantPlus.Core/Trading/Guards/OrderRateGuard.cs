using System.Globalization;
using QuantPlus.Errors;
using QuantPlus.Instruments;

namespace QuantPlus.Trading.Guards;

/// <summary>No more than so many orders in any one second. What it lets pass counts, so it has to be asked last.</summary>
internal sealed class OrderRateGuard(int most, TimeProvider time) : IOrderGuard
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // The times of the last orders, oldest at _oldest once all places are taken.
    private readonly long[] _times = new long[most];
    private int _taken;
    private int _oldest;

    public GuardRefusal? Check(OrderRequest request, Contract contract)
    {
        var now = time.GetTimestamp();
        if (_taken < most)
        {
            _times[_taken++] = now;
            return null;
        }

        if (time.GetElapsedTime(_times[_oldest], now) < Second)
        {
            return new GuardRefusal(
                TradingGuard.OrderRate,
                OrderRejectReason.TooManyOrders,
                string.Create(CultureInfo.InvariantCulture, $"{most} orders have been sent within the last second, which is the most allowed."),
                "Send it later, or raise Guards:MaxOrdersPerSecond.");
        }

        _times[_oldest] = now;
        _oldest = (_oldest + 1) % most;
        return null;
    }
}
