using QuantPlus.Errors;
using QuantPlus.Ftdc.Requests;

namespace QuantPlus.Ftdc.Trading;

/// <summary>
/// After a trade asks the counter for positions and account again, so that margin, profit and money are the counter's.
/// Many trades in a row cost one more round, not one each.
/// </summary>
internal sealed class Reconciler(Synchronizer synchronizer, Action<GatewayError> onError, CancellationToken connectionEnded)
{
    private int _wanted;

    /// <summary>Asks for a round; joins the one that runs or the one that waits.</summary>
    public void Request()
    {
        if (Interlocked.Increment(ref _wanted) == 1)
            _ = RunAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            int taken;
            do
            {
                taken = Volatile.Read(ref _wanted);
                await synchronizer.QueryPositionsAsync(connectionEnded, QueryPriority.Refresh).ConfigureAwait(false);
                await synchronizer.QueryAccountAsync(connectionEnded, QueryPriority.Refresh).ConfigureAwait(false);
            }
            while (Interlocked.CompareExchange(ref _wanted, 0, taken) != taken);
        }
        catch (OperationCanceledException)
        {
            // The next login loads everything anyway.
            Volatile.Write(ref _wanted, 0);
        }
        catch (GatewayException exception)
        {
            Volatile.Write(ref _wanted, 0);
            if (exception.Kind != GatewayErrorKind.Disconnected)
                onError(exception.Error);
        }
    }
}
