using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>What a user sees of a library that cannot be used.</summary>
public sealed class GatewayLoadingTests
{
    [Theory]
    [InlineData("file of the other family", "Gateway instead")]
    [InlineData("missing folder", "NativeLibraryDirectory")]
    [InlineData("unwritable flow directory", "FlowDirectory")]
    public async Task A_gateway_tells_of_it_when_it_connects_and_can_be_disposed(string wrong, string cure)
    {
        var options = PackageOptions.Create();
        options.NativeLibraryDirectory = wrong switch
        {
            "file of the other family" => VendorFiles.Folder(Family.Name == "CTP" ? "TTS" : "CTP", "6.7.11"),
            "missing folder" => Path.Combine(AppContext.BaseDirectory, "nowhere"),
            _ => VendorFiles.Folder(Family.Name, "6.7.11"),
        };
        options.FlowDirectory = Path.Combine(typeof(GatewayLoadingTests).Assembly.Location, "below");
        (options.UserId, options.Password) = ("user", "password");
        options.TradingFronts.Add("tcp://127.0.0.1:1");
        options.MarketDataFronts.Add("tcp://127.0.0.1:1");
        await using var gateway = PackageOptions.CreateGateway(options);
        var thrown = await Assert.ThrowsAsync<NativeLibraryException>(() => gateway.ConnectAsync(TestContext.Current.CancellationToken));
        Assert.Contains(cure, thrown.Error.Cure, StringComparison.Ordinal);
        Assert.False(gateway.Status.IsReady);
    }
}
