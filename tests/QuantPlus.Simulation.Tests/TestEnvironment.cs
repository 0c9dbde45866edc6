using Microsoft.Extensions.Time.Testing;
using QuantPlus.MarketData;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Quotes;

namespace QuantPlus.Simulation.Tests;

/// <summary>An environment on a clock that stands still unless a test moves it. It begins on Wednesday, 2025-06-11, 10:00.</summary>
internal sealed class TestEnvironment
{
    public static readonly DateTime Start = new(2025, 6, 11, 10, 0, 0);

    public TestEnvironment(Action<EmbeddedEnvironmentOptions>? configure = null)
    {
        var options = new EmbeddedEnvironmentOptions { StartTime = Start };
        configure?.Invoke(options);
        Environment = new EmbeddedEnvironment(options, Time);
    }

    public FakeTimeProvider Time { get; } = new();

    public EmbeddedEnvironment Environment { get; }

    public EnvironmentCore Core => Environment.Core;

    public TestClient Connect() => new(Core);

    public ListedContract Contract(string symbol) =>
        Core.Contracts.TryGet(symbol, out var contract) ? contract : throw new ArgumentException(symbol);

    public Quote Quote(string symbol) => Core.Read(_ => Core.Market.Last(Contract(symbol)));

    public decimal Bid(string symbol) => (decimal)Quote(symbol).Bids[0].Price;

    public decimal Ask(string symbol) => (decimal)Quote(symbol).Asks[0].Price;

    /// <summary>Lets the market show these best prices.</summary>
    public void Show(string symbol, decimal bid, int bidVolume, decimal ask, int askVolume) => Environment.ShowQuote(
        Contract(symbol).Id, new PriceLevel((double)bid, bidVolume, (double)ask, askVolume));
}
