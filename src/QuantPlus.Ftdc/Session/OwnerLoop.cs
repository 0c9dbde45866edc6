using System.Threading.Channels;

namespace QuantPlus.Ftdc.Session;

/// <summary>
/// Runs actions one after the other, in the order they were posted. Callbacks post here what they copied, so that the state of a session
/// has one owner and the vendor's thread goes back at once.
/// </summary>
internal sealed class OwnerLoop : IAsyncDisposable
{
    private readonly Channel<Action> _actions = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly Action<Exception> _onError;
    private readonly Task _run;

    public OwnerLoop(Action<Exception> onError)
    {
        _onError = onError;

        // The loop is nobody's: it must not keep the activity and the other ambient values of whoever happened to connect.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            _run = Task.Run(RunAsync);
    }

    /// <summary>Adds an action; dropped silently once the loop has been disposed, because nobody owns the state any more.</summary>
    public void Post(Action action) => _actions.Writer.TryWrite(action);

    /// <summary>Completes when everything posted so far has run.</summary>
    public Task DrainAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _actions.Writer.TryWrite(done.SetResult) ? done.Task : Task.CompletedTask;
    }

    /// <summary>Takes no more actions and completes when those posted before have run.</summary>
    public async ValueTask DisposeAsync()
    {
        _actions.Writer.TryComplete();
        await _run.ConfigureAwait(false);
    }

    private void Report(Exception exception)
    {
        try
        {
            _onError(exception);
        }
        catch (Exception)
        {
            // Nobody is left to be told; the next message has its turn all the same.
        }
    }

    private async Task RunAsync()
    {
        await foreach (var action in _actions.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                // One bad message must not stop the session; what it was is reported.
                Report(exception);
            }
        }
    }
}
