using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>A front on loopback that accepts every connection and closes it, at once or when told.</summary>
internal sealed class LoopbackFront : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly List<Socket> _open = [];
    private readonly bool _closesAtOnce;
    private readonly Task _accepting;
    private readonly List<long> _accepted = [];

    /// <summary>Opens the front.</summary>
    /// <param name="closesAtOnce">Whether it closes each connection as soon as it is there.</param>
    /// <param name="port">Its port; 0 for any free one.</param>
    public LoopbackFront(bool closesAtOnce, int port = 0)
    {
        _closesAtOnce = closesAtOnce;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

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

    /// <summary>A port where nobody listens.</summary>
    public static async Task<int> ClosedPortAsync()
    {
        await using var front = new LoopbackFront(closesAtOnce: true);
        return front.Port;
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
        _listener.Stop();
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
                var socket = await _listener.AcceptSocketAsync(_end.Token);
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
