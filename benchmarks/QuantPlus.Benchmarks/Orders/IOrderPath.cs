namespace QuantPlus.Benchmarks.Orders;

/// <summary>The way of an order through one gateway, from <c>SubmitAsync</c> to the native <c>ReqOrderInsert</c>.</summary>
public interface IOrderPath : IDisposable
{
    /// <summary>Sends orders in a row, and waits until all of them are answered.</summary>
    /// <param name="sent">Gets how long each was on its way to the native function, and what the caller's thread has allocated until then.</param>
    void Send(Span<(double Nanoseconds, double Bytes)> sent);
}
