using System.Collections.Concurrent;

namespace QuantPlus.Simulation.Sessions;

/// <summary>
/// A session's own thread, on which its listener is called, one message after the other in the order they were posted. It stands for the
/// thread a vendor library calls back on: whoever is slow in a callback delays nobody but himself.
/// </summary>
internal sealed class DeliveryThread<T> : IDisposable
{
    private readonly BlockingCollection<T> _messages = [];
    private readonly Action<T> _deliver;
    private readonly Thread _thread;
    private volatile bool _stopped;

    public DeliveryThread(string name, Action<T> deliver)
    {
        _deliver = deliver;
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>How many messages wait.</summary>
    public int Waiting => _messages.Count;

    /// <summary>Hands a message over; after the end nothing happens.</summary>
    public void Post(T message)
    {
        if (_stopped)
            return;
        try
        {
            _messages.Add(message);
        }
        catch (InvalidOperationException)
        {
            // Closed in this very moment: nobody waits for the message any more.
        }
    }

    /// <summary>Ends the thread and waits for a callback that is still running, unless called from that callback.</summary>
    public void Dispose()
    {
        _stopped = true;
        _messages.CompleteAdding();
        if (Thread.CurrentThread != _thread)
            _thread.Join();
    }

    private void Run()
    {
        foreach (var message in _messages.GetConsumingEnumerable())
        {
            if (_stopped)
                return;
            _deliver(message);
        }
    }
}
