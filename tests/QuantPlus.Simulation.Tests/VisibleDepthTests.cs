using QuantPlus.Simulation.Quotes;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Tests;

/// <summary>The users' orders are in the depth that everybody sees.</summary>
public sealed class VisibleDepthTests
{
    private readonly TestEnvironment _environment = new(options => options.AddUser("second", "x"));

    [Fact]
    public void Resting_orders_are_seen_at_their_prices_and_add_to_the_markets_lots()
    {
        using var client = _environment.Connect().Ready();
        using var other = _environment.Connect().Ready("second", "x");
        _environment.Show("rb2510", 3200, 5, 3210, 5);
        client.Insert("rb2510", Direction.Buy, 2, 3203);
        client.Insert("rb2510", Direction.Sell, 4, 3207);
        other.Insert("rb2510", Direction.Buy, 3, 3203);
        other.Insert("rb2510", Direction.Buy, 1, 3200);
        Assert.Equal("3203x5 3200x6 | 3207x4 3210x5", Depth("rb2510"));

        // What was taken is gone, and so is what was cancelled.
        other.Insert("rb2510", Direction.Sell, 2, 3203);
        Assert.Equal("3203x3 3200x6 | 3207x4 3210x5", Depth("rb2510"));
        client.Cancel("2");
        Assert.Equal("3203x3 3200x6 | 3210x5", Depth("rb2510"));
    }

    [Fact]
    public void An_order_that_the_market_has_used_up_its_lots_for_never_crosses_it()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("rb2510", 3200, 5, 3201, 5);
        client.Insert("rb2510", Direction.Buy, 8, 3201);
        Assert.Equal("3201x3 3200x5 | ", Depth("rb2510"));
        _environment.Show("rb2510", 3199, 5, 3202, 5);
        Assert.Equal("3201x3 3199x5 | 3202x5", Depth("rb2510"));
    }

    [Fact]
    public void An_exchange_with_one_level_shows_the_best_one()
    {
        using var client = _environment.Connect().Ready();
        _environment.Show("m2509", 2950, 5, 2960, 5);
        client.Insert("m2509", Direction.Buy, 2, 2953);
        client.Insert("m2509", Direction.Sell, 2, 2965);
        Assert.Equal("2953x2 | 2960x5", Depth("m2509"));
    }

    [Fact]
    public void Subscribers_see_it_with_the_next_snapshot_and_matching_does_not_count_it_twice()
    {
        using var client = _environment.Connect().Ready();
        using var other = _environment.Connect().Ready("second", "x");
        using var watcher = new Watcher(_environment);
        watcher.Session.Subscribe("rb2510", _ => { });
        _environment.Show("rb2510", 3200, 5, 3210, 5);
        client.Insert("rb2510", Direction.Sell, 2, 3205);
        _environment.Show("rb2510", 3200, 5, 3210, 5);
        Assert.Equal(["3200x5 | 3210x5", "3200x5 | 3205x2 3210x5"], watcher.Seen().TakeLast(2));

        // The order and the market's lots behind it, each once.
        other.Insert("rb2510", Direction.Buy, 20, 3210);
        Assert.Equal([(2, 3205m), (5, 3210m)], other.Trades.Select(trade => (trade.Volume, trade.Price)));
    }

    private string Depth(string symbol) => _environment.Core.Read(
        _ => Text(_environment.Core.Counter.Seen(in _environment.Core.Market.Last(_environment.Contract(symbol)))));

    private static string Text(Quote quote)
    {
        return $"{Side(quote.Bids)} | {Side(quote.Asks)}";

        static string Side(QuoteLevels levels)
        {
            var texts = new List<string>();
            foreach (var level in levels)
            {
                if (level.Volume > 0)
                    texts.Add($"{level.Price}x{level.Volume}");
            }

            return string.Join(' ', texts);
        }
    }

    private sealed class Watcher : Sessions.IMarketDataListener, IDisposable
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _seen = new();

        public Watcher(TestEnvironment environment) => Session = environment.Core.OpenMarketDataSession(this);

        public Sessions.MarketDataSession Session { get; }

        public IReadOnlyList<string> Seen()
        {
            using var reached = new ManualResetEventSlim();
            Session.Post(reached.Set);
            Assert.True(reached.Wait(TimeSpan.FromSeconds(30)));
            return [.. _seen];
        }

        public void OnFrontConnected()
        {
        }

        public void OnFrontDisconnected(int reason)
        {
        }

        public void OnQuote(in Quote quote) => _seen.Enqueue(Text(quote));

        public void Dispose() => Session.Dispose();
    }
}
