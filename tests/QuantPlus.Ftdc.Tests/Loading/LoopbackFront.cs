using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>A front on loopback that accepts every connection and closes it, at once or when told. Its port is its own from the beginning.</summary>
internal sealed class LoopbackFront : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _end = new();
    private readonly List<Socket> _open = [];
    private readonly bool _closesAtOnce;
    private readonly List<long> _accepted = [];
    private Task _accepting = Task.CompletedTask;

    /// <summary>Opens the front.</summary>
    /// <param name="closesAtOnce">Whether it closes each connection as soon as it is there.</param>
    /// <param name="listens">Whether anybody is there; if not, connections are refused until <see cref="Listen"/>.</param>
    public LoopbackFront(bool closesAtOnce, bool listens = true)
    {
        _closesAtOnce = closesAtOnce;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        if (listens)
            Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public string Address => $"tcp://127.0.0.1:{Port}";

    /// <summary>How many connections there have been.</summary>
    public int Accepted
    {
        get
        {
            lock (_accepted)
                return _accepted.Count;
        }
    }

    /// <summary>The most connections that came within one second.</summary>
    public int AcceptedInWorstSecond
    {
        get
        {
            lock (_accepted)
                return _accepted.Max(from => _accepted.Count(moment => moment >= from && moment < from + Stopwatch.Frequency));
        }
    }

    /// <summary>Opens the front.</summary>
    public void Listen()
    {
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>Ends the connections that stand; new ones are welcome.</summary>
    public void CloseConnections()
    {
        lock (_open)
        {
            foreach (var socket in _open)
                socket.Dispose();
            _open.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The listener ends last: one that has ended takes no further call of the loop.
        await _end.CancelAsync();
        await _accepting;
        CloseConnections();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_end.Token);
                lock (_accepted)
                    _accepted.Add(Stopwatch.GetTimestamp());
                if (_closesAtOnce)
                    socket.Dispose();
                else
                    lock (_open)
                        _open.Add(socket);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The front is closed.
        }
    }
}
