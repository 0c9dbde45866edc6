using QuantPlus.Instruments;

namespace QuantPlus.Core.Tests.Instruments;

public sealed class ContractTests
{
    [Theory]
    [InlineData(1, 3500, true)]
    [InlineData(1, 3500.5, false)]
    [InlineData(0.2, 801, true)]
    [InlineData(0.2, 4005.2, true)]
    [InlineData(0.2, 4005.3, false)]
    [InlineData(0.02, 558.34, true)]
    [InlineData(0.02, 558.33, false)]
    [InlineData(0.005, 101.235, true)]
    [InlineData(0.0001, 2.8731, true)]
    [InlineData(0.0001, 2.87315, false)]
    [InlineData(0.5, -12.5, true)]
    [InlineData(5, 0, true)]
    [InlineData(0, 1.2345, true)]
    [InlineData(1, double.NaN, false)]
    [InlineData(1, double.PositiveInfinity, false)]
    [InlineData(0, double.NaN, false)]
    public void A_price_is_on_the_grid_or_not(double priceTick, double price, bool isOnGrid) =>
        Assert.Equal(isOnGrid, Make(priceTick).IsOnPriceGrid(price));

    [Theory]
    [InlineData(0.2, 801.05, 801)]
    [InlineData(0.2, 801.1, 801.2)]
    [InlineData(0.2, 4005.29, 4005.2)]
    [InlineData(0.02, 558.329, 558.32)]
    [InlineData(1, 3500.5, 3501)]
    [InlineData(1, -0.5, -1)]
    [InlineData(5, 12, 10)]
    [InlineData(0, 1.2345, 1.2345)]
    public void A_price_is_rounded_to_the_grid_without_binary_dust(double priceTick, double price, double rounded)
    {
        var contract = Make(priceTick);

        Assert.Equal(rounded, contract.RoundToPriceGrid(price));
        Assert.True(contract.IsOnPriceGrid(rounded));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.MaxValue)]
    public void What_is_no_price_is_not_rounded_and_does_not_throw(double price) =>
        Assert.Equal(price, Make(1).RoundToPriceGrid(price));

    [Fact]
    public void What_the_counter_does_not_say_is_absent_and_not_zero()
    {
        var contract = Make(1);

        Assert.Equal(1, contract.Multiplier);
        Assert.True(double.IsNaN(contract.LongMarginRatio));
        Assert.True(double.IsNaN(contract.ShortMarginRatio));
        Assert.True(double.IsNaN(contract.StrikePrice));
        Assert.Null(contract.ExpiresOn);
    }

    private static Contract Make(double priceTick) => new() { Id = InstrumentId.Parse("rb2605.SHFE"), PriceTick = priceTick };
}
