using System.Diagnostics;
using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Feeds;
using QuantPlus.Ftdc.Connections;
using QuantPlus.Ftdc.Loading;
using QuantPlus.Ftdc.MarketData;
using QuantPlus.Ftdc.Native;
using QuantPlus.Ftdc.Session;
using QuantPlus.Ftdc.Trading;
using QuantPlus.Ftdc.Trading.Special;
using QuantPlus.Telemetry;
using QuantPlus.Trading;
using QuantPlus.Trading.Guards;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>One session of a gateway on a real library, whose front closes every connection, and what reaches the user of it.</summary>
internal sealed class VendorStorm : ILogger, IAsyncDisposable
{
    private readonly StatusBoard _status;
    private readonly IAsyncDisposable _session;
    private readonly GatewayRecorder _recorder = new("storm", TimeProvider.System);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _opening;
    private readonly Task _reading;
    private int _lines;
    private int _events = -1;

    public VendorStorm(LibraryKind kind, string folder, string front, string flow)
    {
        var options = PackageOptions.Create();
        options.NativeLibraryDirectory = folder;
        options.FlowDirectory = flow;
        options.UserId = Guid.NewGuid().ToString("N")[..12];
        options.TradingFronts.Add(front);
        options.MarketDataFronts.Add(front);
        var settings = new SessionSettings(options, "storm");
        var source = new VendorCounterSource(options, "9999", productionMode: true, this);
        _status = new StatusBoard(kind == LibraryKind.Trader ? GatewaySides.Trading : GatewaySides.MarketData, TimeProvider.System);
        _reading = ReadEventsAsync();
        (_session, _opening) = kind == LibraryKind.Trader
            ? Open(Trading(settings), source)
            : Open(MarketData(settings), source);
    }

    /// <summary>How many lines were logged.</summary>
    public int Lines => Volatile.Read(ref _lines);

    /// <summary>How many events a user saw, without the state at the beginning.</summary>
    public int Events => Volatile.Read(ref _events);

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _end.CancelAsync();
        await _reading;

        // What it ends with depends on the family: a timeout, or the loss.
        await Assert.ThrowsAnyAsync<GatewayException>(() => _opening);
        _end.Dispose();
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Interlocked.Increment(ref _lines);
        Debug.WriteLine(formatter(state, exception));
    }

    // As after a login that has been: what ConnectAsync would do at the first loss, ending the session, is left out.
    private static (IAsyncDisposable Session, Task Opening) Open<TApi>(SideSession<TApi> session, ICounterSource source)
        where TApi : class => (session, session.OpenAsync(source, CancellationToken.None));

    private TradingSession Trading(SessionSettings settings)
    {
        var orders = new UpdateFeed<Order>();
        var rates = new RateBook();
        TradingState? state = null;
        var positions = new PositionTracker(new UpdateFeed<Position>(orders.Gate), () => state!.Contracts, rates, NoTick);
        state = new TradingState(
            new OrderTracker(orders, new UpdateFeed<Trade>(orders.Gate), TimeProvider.System, positions), positions, new AccountBook(new UpdateFeed<Account>()), rates);
        var guards = new TradingGuards(settings.Guards, new GuardBook(state, NoTick), TimeProvider.System, (_, _) => { });
        return new TradingSession(
            settings, new AccountPassword("password"), state, new SpecialState(), new SpiObservers<TraderSpi>(), _status, guards, _recorder,
            () => { }, TimeProvider.System, this);
    }

    private MarketDataSession MarketData(SessionSettings settings) => new(
        settings, new AccountPassword("password"), new SubscriptionTable(), _ => Task.CompletedTask, new SpiObservers<MdSpi>(), _status, _recorder, TimeProvider.System, this);

    private static bool NoTick(Instruments.InstrumentId instrument, out QuantPlus.MarketData.Tick tick)
    {
        tick = default;
        return false;
    }

    private async Task ReadEventsAsync()
    {
        try
        {
            await foreach (var _ in _status.Events(_end.Token))
                Interlocked.Increment(ref _events);
        }
        catch (OperationCanceledException)
        {
            // The storm is over.
        }
    }
}
