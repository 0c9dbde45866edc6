using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using QuantPlus.Errors;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Telemetry;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests;

/// <summary>What a gateway measures of itself, and that no listener can harm it.</summary>
public abstract class TelemetrySuite : IDisposable
{
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    private readonly GatewayKind _kind;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private readonly EmbeddedEnvironment _environment = new(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) });

    // Other tests run at the same time: what is looked at is this gateway's alone.
    private readonly string _name = $"telemetry-{Guid.NewGuid():N}";

    protected TelemetrySuite(GatewayKind kind) => _kind = kind;

    public void Dispose()
    {
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Everything_that_happens_is_measured_with_the_gateways_name_and_side()
    {
        using var measured = new Measurements(_name);
        await using var gateway = _kind.CreateNamed(_name, _environment, options => options.Guards.MaxOrderVolume = 3);
        await gateway.ConnectAsync(_patience.Token);
        await using var subscription = await gateway.SubscribeAsync([Rebar], new TickSubscriptionOptions { Capacity = 1 }, _patience.Token);
        var tick = await subscription.Ticks.ReadAsync(_patience.Token);
        Assert.NotEqual(0, tick.ReceivedTimestamp);

        var bid = _environment.GetQuote(Rebar).BidPrice;
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, bid - 30), _patience.Token);
        await gateway.CancelAsync(order.Id, _patience.Token);
        var filled = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, bid + 30), _patience.Token);
        await gateway.WaitForCompletionAsync(filled.Id, _patience.Token);
        await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SubmitAsync(OrderRequest.Buy(Rebar, 4, bid), _patience.Token));
        await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.SubmitAsync(
            OrderRequest.Sell(Rebar, 3, bid) with { Offset = Offset.CloseYesterday }, _patience.Token));
        await gateway.QueryAccountAsync(_patience.Token);

        _environment.Trip(Fault.Disconnect(0x2001));
        await gateway.UntilAsync(GatewayState.Connecting, _patience.Token);
        await gateway.UntilReadyAsync(_patience.Token);

        // The gateway may still be asking for something by itself.
        do
        {
            await Task.Delay(1, _patience.Token);
            measured.Collect();
        }
        while (measured.Sum("quantplus.queries.waiting") > 0);

        Assert.Equal(2, measured.Sum("quantplus.orders.sent", ("quantplus.side", "trading")) - measured.Sum("quantplus.orders.refused"));
        Assert.Equal(1, measured.Sum("quantplus.orders.refused"));
        Assert.Equal(1, measured.Sum("quantplus.cancels.sent"));
        Assert.Equal(1, measured.Sum("quantplus.guard.refusals", ("quantplus.guard", "Volume")));
        Assert.Equal(2, measured.Count("quantplus.order.duration", succeeded: true));
        Assert.Equal(2, measured.Count("quantplus.order.duration", succeeded: false));
        Assert.Equal(1, measured.Count("quantplus.cancel.duration", succeeded: true));
        Assert.Equal(4, measured.Count("quantplus.login.duration", succeeded: true));
        Assert.True(measured.Count("quantplus.query.duration", succeeded: true) > 8);
        Assert.All(measured.Of("quantplus.query.duration"), one => Assert.StartsWith("the ", (string)one.Tags["quantplus.query"]!, StringComparison.Ordinal));
        Assert.Equal(2, measured.Sum("quantplus.disconnects", ("quantplus.disconnect.reason", "0x2001")));
        Assert.Equal(1, measured.Sum("quantplus.reconnects", ("quantplus.side", "trading")));
        Assert.Equal(1, measured.Sum("quantplus.reconnects", ("quantplus.side", "market_data")));
        Assert.True(measured.Count("quantplus.tick.latency", succeeded: true) > 0);

        Assert.True(measured.Sum("quantplus.ticks.received", ("quantplus.side", "market_data")) > 0);
        Assert.Equal(subscription.Dropped, measured.Sum("quantplus.ticks.dropped", ("quantplus.subscription", "1")), 100.0);
        Assert.Equal(gateway.Trades.Count, measured.Sum("quantplus.trades"));
        Assert.True(measured.Sum("quantplus.orders.updates") >= 3);
        Assert.NotEmpty(measured.Of("quantplus.queries.waiting"));
        Assert.All(measured.Of("quantplus.session.state"), one => Assert.Equal((int)GatewayState.Ready, one.Value));
        Assert.Equal(2, measured.Of("quantplus.session.state").Length);
        Assert.Equal(
            ["accounts", "events", "orders", "positions", "trades"],
            measured.Of("quantplus.feed.unread").Select(one => (string)one.Tags["quantplus.feed"]!).Order());
    }

    [Fact]
    public async Task Updates_that_nobody_reads_show_in_their_feeds_length_and_closed_subscriptions_keep_their_drops()
    {
        using var measured = new Measurements(_name);
        await using var gateway = _kind.CreateNamed(_name, _environment);
        await gateway.ConnectAsync(_patience.Token);
        await using var reader = gateway.OrderUpdates(_patience.Token).GetAsyncEnumerator(_patience.Token);
        var subscription = await gateway.SubscribeAsync([Rebar], new TickSubscriptionOptions { Capacity = 1 }, _patience.Token);
        while (subscription.Dropped == 0)
            await Task.Delay(1, _patience.Token);
        await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, _environment.GetQuote(Rebar).BidPrice - 30), _patience.Token);
        await subscription.DisposeAsync();
        measured.Collect();

        Assert.True(measured.Sum("quantplus.feed.unread", ("quantplus.feed", "orders")) > 0);
        Assert.Equal(subscription.Dropped, measured.Sum("quantplus.ticks.dropped"));
        Assert.Empty(measured.Of("quantplus.ticks.unread"));
    }

    [Fact]
    public async Task A_position_that_the_counter_does_not_agree_with_is_counted()
    {
        using var measured = new Measurements(_name);
        var environment = new EmbeddedEnvironment(
            new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) }.AddYesterdayPosition(Rebar, PositionDirection.Long, 3));
        await using var gateway = _kind.CreateNamed(_name, environment, _ => { });
        await gateway.ConnectAsync(_patience.Token);
        await gateway.QueryPositionsAsync(_patience.Token);
        Assert.Equal(0, measured.Sum("quantplus.position.mismatches"));

        // Nothing to say of the position, also at the second look.
        environment.Trip(Fault.NullPointer().At("OnRspQryInvestorPosition").Times(2));
        await gateway.QueryPositionsAsync(_patience.Token);
        Assert.Equal(1, measured.Sum("quantplus.position.mismatches", ("quantplus.side", "trading")));
    }

    [Fact]
    public async Task A_disposed_gateway_is_measured_no_longer()
    {
        using var measured = new Measurements(_name);
        await using (var gateway = _kind.CreateNamed(_name, _environment))
            await gateway.ConnectAsync(_patience.Token);
        measured.Collect();
        Assert.Empty(measured.Of("quantplus.session.state"));
    }

    [Fact]
    public async Task Operations_are_activities_and_the_login_belongs_to_its_connect()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = Listen(activity =>
        {
            if (Equals(activity.GetTagItem("quantplus.gateway"), _name))
                ended.Enqueue(activity);
        });
        await using var gateway = _kind.CreateNamed(_name, _environment);
        using var users = new Activity("user").Start();
        await gateway.ConnectAsync(_patience.Token);
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, _environment.GetQuote(Rebar).BidPrice - 30), _patience.Token);
        await gateway.CancelAsync(order.Id, _patience.Token);
        await gateway.QueryAccountAsync(_patience.Token);
        await Assert.ThrowsAsync<OrderRejectedException>(() => gateway.CancelAsync(order.Id, _patience.Token));

        var connect = Assert.Single(ended, activity => activity.OperationName == "quantplus.connect");
        Assert.Equal(users.SpanId, connect.ParentSpanId);
        Assert.Equal(ActivityStatusCode.Unset, connect.Status);
        var logins = ended.Where(activity => activity.OperationName == "quantplus.login").ToArray();
        Assert.Equal(2, logins.Length);
        Assert.All(logins, login => Assert.Equal(connect.SpanId, login.ParentSpanId));
        var submit = Assert.Single(ended, activity => activity.OperationName == "quantplus.submit");
        Assert.Equal(Rebar.ToString(), submit.GetTagItem("quantplus.subject"));
        Assert.Equal(order.Id.ToString(), submit.GetTagItem("quantplus.order.id"));
        Assert.Contains(ended, activity => activity.OperationName == "quantplus.query" && Equals(activity.GetTagItem("quantplus.subject"), "the account"));
        var failed = Assert.Single(ended, activity => activity is { OperationName: "quantplus.cancel", Status: ActivityStatusCode.Error });
        Assert.Equal(nameof(OrderRejectReason.OrderIsFinal), failed.GetTagItem("error.type"));

        // A reconnect is nobody's: above all not that of who connected once.
        ended.Clear();
        _environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(GatewayState.Connecting, _patience.Token);
        await gateway.UntilReadyAsync(_patience.Token);
        Assert.All(ended.Where(activity => activity.OperationName == "quantplus.login"), login => Assert.Equal(default, login.ParentSpanId));
        Assert.Contains(ended, activity => activity.OperationName == "quantplus.login");
    }

    [Fact]
    public async Task Listeners_that_throw_break_nothing()
    {
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GatewayTelemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((_, _, tags, _) => ThrowIfMine(tags));
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) => ThrowIfMine(tags));
        meters.Start();
        using var activities = Listen(activity => ThrowIfMine(activity.TagObjects.ToArray()));

        await using var gateway = _kind.CreateNamed(_name, _environment);
        await gateway.ConnectAsync(_patience.Token);
        await using var subscription = await gateway.SubscribeAsync([Rebar], cancellationToken: _patience.Token);
        await subscription.Ticks.ReadAsync(_patience.Token);
        var order = await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, _environment.GetQuote(Rebar).BidPrice - 30), _patience.Token);
        Assert.Equal(OrderStatus.Cancelled, (await gateway.CancelAsync(order.Id, _patience.Token)).Status);
        Assert.True((await gateway.QueryAccountAsync(_patience.Token)).Balance > 0);
        _environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(GatewayState.Connecting, _patience.Token);
        await gateway.UntilReadyAsync(_patience.Token);

        void ThrowIfMine(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (Equals(tag.Value, _name))
                    throw new InvalidOperationException("The listener broke.");
            }
        }
    }

    [Fact]
    public async Task A_log_that_throws_breaks_nothing()
    {
        await using var gateway = _kind.CreateNamed(_name, _environment, loggers: new BrokenLog());
        await gateway.ConnectAsync(_patience.Token);
        _environment.Trip(Fault.Disconnect());
        await gateway.UntilAsync(GatewayState.Connecting, _patience.Token);
        await gateway.UntilReadyAsync(_patience.Token);
        await gateway.DisconnectAsync(_patience.Token);
        Assert.Equal(GatewayState.Disconnected, gateway.Status.Trading.State);
    }

    private sealed class BrokenLog : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("The log broke.");

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("The log broke.");
    }

    private static ActivityListener Listen(Action<Activity> onStopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GatewayTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = onStopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed record Measurement(string Instrument, double Value, Dictionary<string, object?> Tags);

    /// <summary>What one gateway's instruments tell.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly string _gateway;
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<Measurement> _told = new();
        private readonly ConcurrentQueue<Measurement> _observed = new();

        public Measurements(string gateway)
        {
            _gateway = gateway;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GatewayTelemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        /// <summary>Looks at what is not told but observed; what was seen before is forgotten.</summary>
        public void Collect()
        {
            _observed.Clear();
            _listener.RecordObservableInstruments();
        }

        public Measurement[] Of(string instrument) => [.. _told.Concat(_observed).Where(one => one.Instrument == instrument)];

        public double Sum(string instrument, params (string Key, string Value)[] tags) =>
            Of(instrument).Where(one => tags.All(tag => Equals(one.Tags.GetValueOrDefault(tag.Key), tag.Value))).Sum(one => one.Value);

        public int Count(string instrument, bool succeeded) => Of(instrument).Count(one => one.Tags.ContainsKey("error.type") != succeeded);

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var copy = new Dictionary<string, object?>();
            foreach (var tag in tags)
                copy.Add(tag.Key, tag.Value);
            if (Equals(copy["quantplus.gateway"], _gateway))
                (instrument.IsObservable ? _observed : _told).Enqueue(new Measurement(instrument.Name, value, copy));
        }
    }
}

public sealed class CtpTelemetry() : TelemetrySuite(GatewayKind.Ctp);

public sealed class TtsTelemetry() : TelemetrySuite(GatewayKind.Tts);
