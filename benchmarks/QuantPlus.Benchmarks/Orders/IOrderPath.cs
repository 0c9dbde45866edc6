namespace QuantPlus.Benchmarks.Orders;

/// <summary>The way of an order through one gateway, from <c>SubmitAsync</c> to the native <c>ReqOrderInsert</c>.</summary>
public interface IOrderPath : IDisposable
{
    /// <summary>
    /// Sends an order, and waits for its answer. Returns how long it was on its way to the native function, and what the caller's thread has allocated until then.
    /// </summary>
    (double Nanoseconds, double Bytes) Send();
}
