using QuantPlus.Errors;
using QuantPlus.Ftdc.Requests;

namespace QuantPlus.Ftdc.Trading;

/// <summary>What is to be asked again.</summary>
[Flags]
internal enum Refresh
{
    None = 0,

    /// <summary>The money: an order has frozen some or set some free.</summary>
    Account = 1,

    /// <summary>Positions and money: something has traded.</summary>
    Positions = 2,

    /// <summary>The single lots of the positions, once after a login.</summary>
    Lots = 4,

    /// <summary>The orders and trades themselves: something of them was told and could not be read.</summary>
    Orders = 8,
}

/// <summary>
/// After trades and orders asks the counter for positions and account again, so that margin, profit and money are the counter's.
/// Many of them in a row cost one more round, not one each. A round that fails is made again after a pause, some times.
/// </summary>
internal sealed class Reconciler(Synchronizer synchronizer, Action<GatewayError> onError, TimeProvider time, CancellationToken connectionEnded)
{
    private const int Runs = 1 << 30;
    private const int MostFailures = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private int _wanted;

    /// <summary>Asks for a round; joins the one that waits, or follows the one that runs.</summary>
    public void Request(Refresh what)
    {
        if ((Interlocked.Or(ref _wanted, (int)what | Runs) & Runs) == 0)
            _ = RunAsync();
    }

    private async Task RunAsync()
    {
        var failures = 0;
        var wanted = Refresh.None;
        try
        {
            do
            {
                wanted |= (Refresh)(Interlocked.Exchange(ref _wanted, Runs) & ~Runs);
                try
                {
                    await RefreshAsync(wanted).ConfigureAwait(false);
                    (wanted, failures) = (Refresh.None, 0);
                }
                catch (GatewayException exception) when (exception.Kind != GatewayErrorKind.Disconnected)
                {
                    onError(exception.Error);
                    if (++failures == MostFailures)
                        (wanted, failures) = (Refresh.None, 0);
                    else
                        await Task.Delay(Pause * failures, time, connectionEnded).ConfigureAwait(false);
                }
            }
            while (wanted != Refresh.None || Interlocked.CompareExchange(ref _wanted, 0, Runs) != Runs);
        }
        catch (Exception exception) when (exception is OperationCanceledException or GatewayException)
        {
            // The connection is gone; the next login loads everything anyway.
            Volatile.Write(ref _wanted, 0);
        }
    }

    private async Task RefreshAsync(Refresh wanted)
    {
        if (wanted.HasFlag(Refresh.Orders))
            await synchronizer.QueryOrdersAsync(QueryPriority.Refresh, connectionEnded).ConfigureAwait(false);
        if (wanted.HasFlag(Refresh.Lots))
            await synchronizer.QueryLotsAsync(connectionEnded).ConfigureAwait(false);
        if (wanted.HasFlag(Refresh.Positions))
            await synchronizer.QueryPositionsAsync(connectionEnded, QueryPriority.Refresh).ConfigureAwait(false);
        if ((wanted & (Refresh.Positions | Refresh.Account)) != 0)
            await synchronizer.QueryAccountAsync(connectionEnded, QueryPriority.Refresh).ConfigureAwait(false);

        // An order has told of trades, and a round later they still have not come: they may be lost.
        if (!wanted.HasFlag(Refresh.Positions) && synchronizer.AreTradesMissing)
            await synchronizer.QueryPositionsAsync(connectionEnded, QueryPriority.Refresh).ConfigureAwait(false);
    }
}
