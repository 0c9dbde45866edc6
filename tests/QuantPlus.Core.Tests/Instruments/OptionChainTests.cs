using QuantPlus.Instruments;

namespace QuantPlus.Core.Tests.Instruments;

public sealed class OptionChainTests
{
    private static readonly DateOnly Soon = new(2026, 4, 15);
    private static readonly DateOnly Late = new(2026, 8, 14);

    private static readonly ContractCatalog Catalog = new(
    [
        Option("m2605-P-3100", OptionType.Put, 3100, Soon),
        Option("m2605-C-3000", OptionType.Call, 3000, Soon),
        Option("m2605-P-3000", OptionType.Put, 3000, Soon),
        Option("m2605-C-2900", OptionType.Call, 2900, Soon),
        Option("m2605-MS-C-3000", OptionType.Call, 3000, Soon, "m_ms"),
        Option("m2605-C-3200", OptionType.Call, 3200, Late),
        Option("m2605-C-9", OptionType.Call, 9, null),
        Option("m2607-C-3000", OptionType.Call, 3000, Soon) with { UnderlyingSymbol = "m2607" },
    ]);

    private static readonly OptionChain Chain = Catalog.OptionChainOn("m2605");

    [Fact]
    public void Expiries_come_by_day_and_products_apart()
    {
        Assert.Equal(("m2605", 7), (Chain.UnderlyingSymbol, Chain.Count));
        Assert.Equal(
            [(Soon, "m_ms"), (Soon, "m_o"), (Late, "m_o"), (null, "m_o")],
            Chain.Expiries.Select(expiry => ((DateOnly?, string))(expiry.ExpiresOn, expiry.ProductId)));
    }

    [Fact]
    public void Strikes_come_from_the_lowest_with_call_and_put()
    {
        var expiry = Chain.Expiries[1];
        Assert.Equal(
            [(2900, "m2605-C-2900", null), (3000, "m2605-C-3000", "m2605-P-3000"), (3100, null, "m2605-P-3100")],
            expiry.Pairs.Select(pair => (pair.StrikePrice, pair.Call?.Id.Symbol, pair.Put?.Id.Symbol)));
        Assert.Equal([2900, 3000], expiry.Calls.Select(call => call.StrikePrice));
        Assert.Equal([3000, 3100], expiry.Puts.Select(put => put.StrikePrice));
    }

    [Theory]
    [InlineData(2_000, 2900)]
    [InlineData(2_950, 2900)]
    [InlineData(2_951, 3000)]
    [InlineData(9_999, 3100)]
    public void The_strike_nearest_to_a_price_is_found(double price, double strike) =>
        Assert.Equal(strike, Chain.Expiries[1].Nearest(price)!.StrikePrice);

    [Fact]
    public void A_strike_is_found_and_what_is_no_strike_is_not()
    {
        Assert.True(Chain.Expiries[1].TryGetStrike(3000 + 1e-7, out var pair));
        Assert.Equal(3000, pair.StrikePrice);
        Assert.False(Chain.Expiries[1].TryGetStrike(3050, out var none));
        Assert.Null(none);
        Assert.False(Chain.Expiries[1].TryGetStrike(double.NaN, out _));
    }

    [Fact]
    public void Two_options_of_one_strike_are_both_there()
    {
        var catalog = new ContractCatalog([Option("a", OptionType.Call, 3000, Soon), Option("b", OptionType.Call, 3000, Soon), Option("c", OptionType.Put, 3000, Soon)]);
        Assert.Equal(["a", "b"], Assert.Single(catalog.OptionChainOn("m2605").Expiries).Calls.Select(call => call.Id.Symbol));
    }

    [Fact]
    public void What_has_no_options_has_an_empty_chain()
    {
        var chain = Catalog.OptionChainOn("rb2605");
        Assert.Equal(0, chain.Count);
        Assert.Empty(chain.Expiries);
    }

    private static Contract Option(string symbol, OptionType type, double strike, DateOnly? expiresOn, string product = "m_o") => new()
    {
        Id = new InstrumentId(symbol, Exchange.Dce),
        ProductId = product,
        ProductClass = ProductClass.Option,
        OptionType = type,
        StrikePrice = strike,
        ExpiresOn = expiresOn,
        UnderlyingSymbol = "m2605",
    };
}
