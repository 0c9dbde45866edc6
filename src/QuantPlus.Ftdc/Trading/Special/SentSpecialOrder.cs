using QuantPlus.Trading.Special;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>One that was sent and that the counter has not told of yet. Guarded by the tracker's lock.</summary>
internal sealed class SentSpecialOrder<TOrder>(TOrder order)
    where TOrder : SpecialOrder
{
    public TOrder Order { get; } = order;

    public TaskCompletionSource<TOrder> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Fail(Exception exception)
    {
        Answer.TrySetException(exception);

        // Whoever waited may have given up.
        _ = Answer.Task.Exception;
    }
}
