using System.Net;
using System.Net.Sockets;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>A front on loopback that accepts every connection and closes it, at once or when told.</summary>
internal sealed class LoopbackFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<Socket> _open = [];
    private readonly bool _closesAtOnce;
    private readonly Task _accepting;
    private int _accepted;

    public LoopbackFront(bool closesAtOnce)
    {
        _closesAtOnce = closesAtOnce;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public int Accepted => Volatile.Read(ref _accepted);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        lock (_open)
        {
            foreach (var socket in _open)
                socket.Dispose();
        }

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
                Interlocked.Increment(ref _accepted);
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
