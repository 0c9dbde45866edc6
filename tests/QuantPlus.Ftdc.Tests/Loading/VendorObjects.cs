using Microsoft.Extensions.Logging.Abstractions;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Loading;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>One API object of a real library, and what its callbacks have told so far.</summary>
internal sealed class VendorObjects : IAsyncDisposable
{
    private readonly ReconnectGate _gate = new(TimeProvider.System);
    private readonly IAsyncDisposable _connection;

    private VendorObjects(LibraryKind kind, string folder, string[] fronts, string flow, string user)
    {
        var source = new VendorCounterSource(Options(folder, flow, user), "9999", productionMode: true, NullLogger.Instance);
        _connection = kind == LibraryKind.Trader
            ? source.OpenTrader(new TraderRecorder(this), _gate, fronts)
            : source.OpenMarketData(new MarketDataRecorder(this), _gate, fronts);
    }

    /// <summary>The reason of the first loss.</summary>
    public TaskCompletionSource<int> FirstLoss { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource FirstConnection { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Losses;

    /// <summary>Opens a session. One of the same user and front may take over what the one before it left behind; without a user it is alone.</summary>
    public static VendorObjects Open(LibraryKind kind, string folder, string front, string flow, string? user = null) =>
        Open(kind, folder, [front], flow, user);

    /// <summary>The same with several fronts.</summary>
    public static VendorObjects Open(LibraryKind kind, string folder, string[] fronts, string flow, string? user = null) =>
        new(kind, folder, fronts, flow, user ?? Guid.NewGuid().ToString("N")[..12]);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static NativeGatewayOptions Options(string folder, string flow, string user)
    {
        var options = PackageOptions.Create();
        options.NativeLibraryDirectory = folder;
        options.FlowDirectory = flow;
        options.UserId = user;
        options.ShowVendorOutput = Environment.GetEnvironmentVariable(VendorChildTests.ShowOutput) == bool.TrueString;
        return options;
    }

    private void OnConnected()
    {
        _gate.OnConnected();
        FirstConnection.TrySetResult();
    }

    private void OnLoss(int reason)
    {
        _gate.OnDisconnected();
        Interlocked.Increment(ref Losses);
        FirstLoss.TrySetResult(reason);
        _gate.Hold();
    }

    private sealed class TraderRecorder(VendorObjects owner) : TraderSpi
    {
        protected override void OnFrontConnected() => owner.OnConnected();

        protected override void OnFrontDisconnected(int nReason) => owner.OnLoss(nReason);
    }

    private sealed class MarketDataRecorder(VendorObjects owner) : MdSpi
    {
        protected override void OnFrontConnected() => owner.OnConnected();

        protected override void OnFrontDisconnected(int nReason) => owner.OnLoss(nReason);
    }
}
