namespace QuantPlus.Core.Tests;

public sealed class GatewayValueTests
{
    [Theory]
    [InlineData(GatewayState.Ready, GatewayState.Ready, true)]
    [InlineData(GatewayState.Ready, GatewayState.Connecting, false)]
    [InlineData(GatewayState.Faulted, GatewayState.Ready, false)]
    [InlineData(GatewayState.Disconnected, GatewayState.Disconnected, false)]
    public void A_gateway_is_ready_when_both_sides_are(GatewayState trading, GatewayState marketData, bool isReady)
    {
        var status = new GatewayStatus(new SideStatus(trading, default), new SideStatus(marketData, default));

        Assert.Equal(isReady, status.IsReady);
    }

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new Options();

        Assert.Equal(TimeSpan.FromSeconds(20), options.ConnectTimeout);
        Assert.Equal(TimeSpan.FromMinutes(3), options.ReadyTimeout);
        Assert.Equal(TimeSpan.FromSeconds(10), options.RequestTimeout);
        Assert.Equal(TimeSpan.FromSeconds(60), options.QueryTimeout);
        Assert.Null(options.QueryInterval);
        Assert.Empty(options.TradingFronts);
        Assert.Empty(options.MarketDataFronts);
    }

    [Fact]
    public void Options_do_not_print_the_password()
    {
        var options = new Options { Password = "open sesame" };

        Assert.DoesNotContain("sesame", options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Chinas_time_is_eight_hours_ahead_all_year()
    {
        Assert.Equal(TimeSpan.FromHours(8), ChinaTime.Offset);
        Assert.Equal(TimeSpan.FromHours(8), TimeProvider.System.GetChinaNow().Offset);
        Assert.Throws<ArgumentNullException>(() => ((TimeProvider)null!).GetChinaNow());
    }

    private sealed class Options : GatewayOptions;
}
