using System.Collections.Concurrent;
using QuantPlus.Simulation.Quotes;
using QuantPlus.Simulation.Sessions;

namespace QuantPlus.Simulation.Tests;

public sealed class MarketDataSessionTests
{
    [Fact]
    public void The_answer_comes_first_then_the_last_snapshot_then_every_new_one()
    {
        var environment = new TestEnvironment();
        using var client = new Client(environment.Core);
        client.Session.Subscribe("rb2510", isKnown => client.Heard.Enqueue($"known {isKnown}"));
        client.Session.Subscribe("nothing", isKnown => client.Heard.Enqueue($"known {isKnown}"));
        environment.Environment.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            ["connected", "known True", "rb2510 10:00:00.000", "known False", "rb2510 10:00:00.500", "rb2510 10:00:01.000"], client.Drained());
        client.Session.Unsubscribe("rb2510", isKnown => client.Heard.Enqueue($"gone {isKnown}"));
        environment.Environment.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("gone True", client.Drained()[^1]);
    }

    [Fact]
    public void A_lost_connection_takes_the_subscriptions_along()
    {
        var environment = new TestEnvironment();
        using var client = new Client(environment.Core);
        client.Session.Subscribe("rb2510", _ => { });
        client.Session.Drop(4097, TimeSpan.FromSeconds(1));
        environment.Time.Advance(TimeSpan.FromSeconds(1));
        environment.Environment.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["connected", "rb2510 10:00:00.000", "disconnected", "connected"], client.Drained());
    }

    [Fact]
    public void Time_waits_for_a_client_that_cannot_follow()
    {
        var environment = new TestEnvironment(options => options.Accelerate(1_000_000));
        using var client = new Client(environment.Core);
        client.Session.Subscribe("rb2510", _ => { });
        client.Drained();
        client.MayGoOn.Reset();
        environment.Time.Advance(TimeSpan.FromSeconds(1));
        var behind = environment.Environment.Now;
        Assert.InRange(behind.DateTime, TestEnvironment.Start.AddSeconds(25_000), TestEnvironment.Start.AddSeconds(25_010));
        environment.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(behind, environment.Environment.Now);

        client.MayGoOn.Set();
        client.Drained();
        environment.Time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.Equal(behind.AddSeconds(10_000), environment.Environment.Now);
    }

    private sealed class Client : IMarketDataListener, IDisposable
    {
        public Client(EnvironmentCore core) => Session = core.OpenMarketDataSession(this);

        public MarketDataSession Session { get; }

        public ConcurrentQueue<string> Heard { get; } = new();

        public ManualResetEventSlim MayGoOn { get; } = new(true);

        public List<string> Drained()
        {
            using var reached = new ManualResetEventSlim();
            Session.Post(reached.Set);
            Assert.True(reached.Wait(TimeSpan.FromSeconds(30)));
            return [.. Heard];
        }

        public void OnFrontConnected() => Heard.Enqueue("connected");

        public void OnFrontDisconnected(int reason) => Heard.Enqueue("disconnected");

        public void OnQuote(in Quote quote)
        {
            MayGoOn.Wait();
            Heard.Enqueue($"{quote.Contract.Id.Symbol} {quote.Time:HH:mm:ss.fff}");
        }

        public void Dispose()
        {
            MayGoOn.Set();
            Session.Dispose();
            MayGoOn.Dispose();
        }
    }
}
