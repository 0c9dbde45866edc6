using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What those who wait for an order wait on; all who wait for the same thing share one, so that waits given up leave nothing behind.</summary>
internal static class OrderWait
{
    public static TaskCompletionSource<Order> Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends a wait with an error, which nobody need be there any more to see.</summary>
    public static void Fail(this TaskCompletionSource<Order> wait, Exception exception)
    {
        if (wait.TrySetException(exception))
            _ = wait.Task.Exception;
    }
}
