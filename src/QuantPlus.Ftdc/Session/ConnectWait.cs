using System.Globalization;
using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Session;

/// <summary>
/// The wait of <see cref="IGateway.ConnectAsync"/> for one side: ends when the side is ready, when bringing it up fails, or when no front
/// answers in time. Each step after the front's answer has a timeout of its own.
/// </summary>
internal sealed class ConnectWait
{
    private readonly TaskCompletionSource _frontAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private GatewayError? _lastDisconnect;

    public bool IsOver => _ready.Task.IsCompleted;

    public void OnFrontAnswered() => _frontAnswered.TrySetResult();

    public void OnReady() => _ready.TrySetResult();

    /// <summary>The connection ended. Before a front has answered the library goes on trying; after it, the attempt has failed.</summary>
    public void OnDisconnected(GatewayError error)
    {
        Volatile.Write(ref _lastDisconnect, error);
        if (_frontAnswered.Task.IsCompleted)
            Fail(new GatewayDisconnectedException(error));
    }

    public void Fail(Exception exception)
    {
        _ready.TrySetException(exception);

        // Whoever waits for the front must see the failure too.
        _frontAnswered.TrySetResult();

        // Nobody may be waiting any more; the failure is in the status too.
        _ = _ready.Task.Exception;
    }

    public async Task WaitAsync(string side, IReadOnlyList<string> fronts, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await _frontAnswered.Task.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            var lost = Volatile.Read(ref _lastDisconnect);
            throw new GatewayTimeoutException(new GatewayError(GatewayErrorKind.Timeout, string.Create(
                CultureInfo.InvariantCulture,
                $"No {Family.Name} {side} front answered within {timeout.TotalSeconds:0.###} s ({string.Join(", ", fronts)})."))
            {
                Code = lost?.Code,
                Cure = lost is null
                    ? "Check the addresses and the network; outside trading hours many fronts are closed."
                    : $"The last attempt ended so: {lost}",
            });
        }

        await _ready.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
