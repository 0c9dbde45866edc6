using QuantPlus.Instruments;

namespace QuantPlus.Core.Tests.Instruments;

public sealed class ContractCatalogTests
{
    private static readonly Contract Rebar = Make("rb2605.SHFE", product: "rb");
    private static readonly Contract LaterRebar = Make("rb2610.SHFE", product: "rb");
    private static readonly Contract Meal = Make("m2605.DCE", product: "m");
    private static readonly Contract MealCall = Make("m2605-C-3000.DCE", product: "m_o", underlying: "m2605", option: OptionType.Call);
    private static readonly ContractCatalog Catalog = new([Rebar, Meal, MealCall, LaterRebar]);

    [Fact]
    public void A_contract_is_found_by_id_by_symbol_and_by_an_id_without_exchange()
    {
        Assert.True(Catalog.TryGet(Rebar.Id, out var byId));
        Assert.True(Catalog.TryGet("rb2605", out var bySymbol));
        Assert.True(Catalog.TryGet(new InstrumentId("rb2605", Exchange.None), out var withoutExchange));

        Assert.Same(Rebar, byId);
        Assert.Same(Rebar, bySymbol);
        Assert.Same(Rebar, withoutExchange);
        Assert.Same(Rebar, Catalog[Rebar.Id]);
    }

    [Theory]
    [InlineData("RB2605.SHFE")]
    [InlineData("rb2605.INE")]
    [InlineData("rb2606.SHFE")]
    [InlineData("rb2606")]
    public void What_is_not_there_is_not_found(string id)
    {
        Assert.False(Catalog.TryGet(InstrumentId.Parse(id), out var contract));
        Assert.Null(contract);
        var error = Assert.Throws<KeyNotFoundException>(() => Catalog[InstrumentId.Parse(id)]);
        Assert.Contains(id, error.Message, StringComparison.Ordinal);
        Assert.Contains("letter case", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_id_is_not_found() => Assert.False(Catalog.TryGet(default(InstrumentId), out _));

    [Fact]
    public void Contracts_come_in_the_counters_order()
    {
        Assert.Equal([Rebar, Meal, MealCall, LaterRebar], Catalog);
        Assert.Equal(4, Catalog.Count);
    }

    [Fact]
    public void Of_two_contracts_with_one_id_the_last_counts()
    {
        var renamed = Rebar with { Name = "new" };

        var catalog = new ContractCatalog([Rebar, Meal, renamed]);

        Assert.Equal(2, catalog.Count);
        Assert.Same(renamed, catalog[Rebar.Id]);
        Assert.True(catalog.TryGet("rb2605", out var bySymbol));
        Assert.Same(renamed, bySymbol);
    }

    [Fact]
    public void Of_two_exchanges_with_one_symbol_the_first_is_found_by_symbol_and_both_by_id()
    {
        var elsewhere = Make("rb2605.TTS", product: "rb");

        var catalog = new ContractCatalog([Rebar, elsewhere]);

        Assert.True(catalog.TryGet("rb2605", out var bySymbol));
        Assert.Same(Rebar, bySymbol);
        Assert.Same(elsewhere, catalog[elsewhere.Id]);
        Assert.Equal(2, catalog.Count);
    }

    [Fact]
    public void A_products_contracts_and_an_option_chain_are_found()
    {
        Assert.Equal([Rebar, LaterRebar], Catalog.OfProduct("rb"));
        Assert.Equal([MealCall], Catalog.OptionsOn("m2605"));
        Assert.Empty(Catalog.OfProduct("RB"));
        Assert.Empty(Catalog.OptionsOn("rb2605"));
    }

    [Fact]
    public void Contracts_are_found_by_exchange_and_by_class_and_codes_that_nobody_knows_pass()
    {
        var share = Make("600000.SSE", product: "ES") with { ProductClass = ProductClass.Stock };
        var strange = Make("x1.XYZ", product: "x") with { ProductClass = ProductClass.Other, ProductClassCode = 'Z' };
        var catalog = new ContractCatalog([Rebar, share, Meal, strange]);

        Assert.Equal([Meal], catalog.OfExchange(Exchange.Dce));
        Assert.Equal([strange], catalog.OfExchange(new Exchange("XYZ")));
        Assert.Empty(catalog.OfExchange(Exchange.None));
        Assert.Equal([share], catalog.OfClass(ProductClass.Stock));
        Assert.Contains(strange, catalog.OfClass(ProductClass.Other));
        Assert.Equal(["SHFE", "SSE", "DCE", "XYZ"], catalog.Exchanges.Select(exchange => exchange.Code));
        Assert.Equal(["rb", "ES", "m", "x"], catalog.ProductIds);
        Assert.Equal(["m2605"], Catalog.OptionUnderlyings);
    }

    [Fact]
    public void Of_two_exchanges_with_one_symbol_the_last_of_each_counts()
    {
        var elsewhere = Make("rb2605.TTS", product: "rb");
        var renamed = elsewhere with { Name = "new" };
        var catalog = new ContractCatalog([Rebar, elsewhere, renamed]);
        Assert.Equal([Rebar, renamed], catalog);
        Assert.Same(renamed, catalog[elsewhere.Id]);
    }

    [Fact]
    public void An_empty_catalog_has_nothing()
    {
        Assert.Empty(ContractCatalog.Empty);
        Assert.False(ContractCatalog.Empty.TryGet("rb2605", out _));
        Assert.Empty(ContractCatalog.Empty.OfProduct("rb"));
    }

    [Fact]
    public void Nulls_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new ContractCatalog(null!));
        Assert.Throws<ArgumentNullException>(() => Catalog.TryGet(null!, out _));
        Assert.Throws<ArgumentNullException>(() => Catalog.OfProduct(null!));
        Assert.Throws<ArgumentNullException>(() => Catalog.OptionsOn(null!));
        Assert.Throws<ArgumentNullException>(() => Catalog.OptionChainOn(null!));
    }

    private static Contract Make(string id, string product, string underlying = "", OptionType option = OptionType.None) => new()
    {
        Id = InstrumentId.Parse(id),
        ProductId = product,
        UnderlyingSymbol = underlying,
        OptionType = option,
    };
}
