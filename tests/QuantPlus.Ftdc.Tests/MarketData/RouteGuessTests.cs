using System.Runtime.CompilerServices;
using System.Text;
using QuantPlus.Ftdc.MarketData;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.Tests.MarketData;

/// <summary>Every tick finds its contract, whatever order ticks come in and however many contracts there are.</summary>
public sealed class RouteGuessTests
{
    private readonly SubscriptionTable _subscriptions = new();
    private readonly TickWriter _reader = new(new TickSubscriptionOptions(), [], handler: null);
    private RouteGuess _guess;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20_000)]
    public void In_any_order_each_symbol_finds_its_record(int count)
    {
        var symbols = Enumerable.Range(0, count).Select(i => i % 3 == 0 ? $"rb{i}" : i % 3 == 1 ? $"m2509-C-{i}" : $"a long symbol of more than sixteen {i}").ToArray();
        Subscribe(symbols);
        var random = new Random(count);
        for (var round = 0; round < 4; round++)
        {
            foreach (var symbol in symbols.Where(_ => random.Next(4) != 0))
                AssertFound(symbol);
            if (round == 1)
                random.Shuffle(symbols);
        }
    }

    [Fact]
    public void Symbols_that_nobody_reads_are_not_found_and_disturb_no_guess()
    {
        AssertMissing("rb2510");
        Subscribe("rb2510", "rb2511");
        for (var round = 0; round < 3; round++)
        {
            AssertFound("rb2510");
            AssertMissing("rb2512");
            AssertMissing("");
            AssertMissing("rb2510 and more than sixteen");
            AssertFound("rb2511");
        }
    }

    [Fact]
    public void Contracts_that_come_later_are_found_too()
    {
        for (var i = 0; i < 1200; i++)
        {
            Subscribe($"x{i}");
            AssertFound($"x{i}");
            AssertFound($"x{i / 2}");
        }
    }

    private void Subscribe(params string[] symbols) =>
        _subscriptions.Add(_reader, [.. symbols.Select(symbol => new InstrumentId(symbol, Exchange.Shfe))], ContractCatalog.Empty);

    private void AssertFound(string symbol)
    {
        ref var record = ref _guess.Find(_subscriptions.Routes, Bytes(symbol), out _);
        Assert.False(Unsafe.IsNullRef(ref record), symbol);
        Assert.Equal(symbol, record.Symbol);
    }

    private void AssertMissing(string symbol) =>
        Assert.True(Unsafe.IsNullRef(ref _guess.Find(_subscriptions.Routes, Bytes(symbol), out _)), symbol);

    // As in the counter's struct: a fixed array, with garbage behind the end.
    private static byte[] Bytes(string symbol)
    {
        var bytes = new byte[81];
        bytes.AsSpan().Fill((byte)'?');
        Encoding.ASCII.GetBytes(symbol, bytes);
        bytes[symbol.Length] = 0;
        return bytes;
    }
}
