using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using QuantPlus.MarketData;

namespace QuantPlus.Conformance.Tests;

public abstract class OptionsSuite(GatewayKind kind)
{
    private const string Secret = "s3cret-Passw0rd";

    [Fact]
    public void A_missing_option_is_named_with_its_cure()
    {
        var thrown = Assert.Throws<OptionsValidationException>(() => kind.CreateForCounter(_ => { }));
        foreach (var key in new[] { "UserId", "Password", "TradingFronts", "MarketDataFronts" })
            Assert.Contains(thrown.Failures, failure => failure.Contains(key + " is", StringComparison.Ordinal));
        Assert.All(thrown.Failures, failure => Assert.Contains("UseEmbeddedEnvironment", failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("182.254.243.31:30001", "does not begin with tcp://")]
    [InlineData("tcp://182.254.243.31", "port is missing")]
    [InlineData("tcp://182.254.243.31:0", "port is no number")]
    [InlineData("tcp://182.254.243.31:99999", "port is no number")]
    [InlineData("tcp://:30001", "host is no name")]
    [InlineData("http://182.254.243.31:30001", "does not begin with tcp://")]
    [InlineData("", "is empty")]
    public void A_bad_front_address_is_explained(string front, string fault)
    {
        var thrown = Assert.Throws<OptionsValidationException>(() => kind.CreateForCounter(options =>
        {
            Complete(options);
            options.TradingFronts.Add(front);
        }));
        var failure = Assert.Single(thrown.Failures);
        Assert.Contains("TradingFronts", failure, StringComparison.Ordinal);
        Assert.Contains(fault, failure, StringComparison.Ordinal);
        Assert.Contains("tcp://host:port", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_does_not_fit_is_refused_without_being_shown()
    {
        var thrown = Assert.Throws<OptionsValidationException>(() => kind.CreateForCounter(options =>
        {
            Complete(options);
            options.TradingFronts.Add("tcp://127.0.0.1:1");
            options.Password = string.Concat(Enumerable.Repeat(Secret, 5));
        }));
        Assert.Contains("Password is longer", Assert.Single(thrown.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_times_and_buffers_are_refused()
    {
        var thrown = Assert.Throws<OptionsValidationException>(() => kind.Create(options =>
        {
            options.RequestTimeout = TimeSpan.Zero;
            options.QueryInterval = TimeSpan.FromSeconds(-1);
            options.Ticks = new TickSubscriptionOptions { Capacity = 0 };
        }));
        Assert.Equal(3, thrown.Failures.Count());
    }

    [Theory]
    [InlineData("ReqOrderInsrt")]
    [InlineData("OnRtnFoo*")]
    public void A_fault_at_a_function_that_is_not_there_is_refused(string function)
    {
        var thrown = Assert.Throws<OptionsValidationException>(
            () => kind.Create(environment: options => options.Fault(QuantPlus.Simulation.Fault.Silence().At(function))));
        Assert.Contains(function, Assert.Single(thrown.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_refuses_bad_options_when_it_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        kind.Add(builder.Services, _ => { }, embedded: false);
        using var host = builder.Build();
        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_host_injects_the_gateway_and_disposes_it()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        kind.Add(builder.Services, _ => { }, embedded: true);
        var host = builder.Build();
        var gateway = host.Services.GetRequiredService<IGateway>();
        Assert.Equal(kind.Name, gateway.Name);
        await gateway.ConnectAsync(TestContext.Current.CancellationToken);
        host.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => gateway.ConnectAsync(TestContext.Current.CancellationToken));
    }

    private static void Complete(GatewayOptions options)
    {
        options.UserId = "12345678";
        options.Password = Secret;
        options.MarketDataFronts.Add("tcp://127.0.0.1:1");
    }
}

public sealed class CtpOptions() : OptionsSuite(GatewayKind.Ctp);

public sealed class TtsOptions() : OptionsSuite(GatewayKind.Tts);

public sealed class Configured_from_a_section
{
    [Fact]
    public void Every_option_can_be_bound()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ctp:BrokerId"] = "9999",
            ["Ctp:UserId"] = "123",
            ["Ctp:Password"] = "x",
            ["Ctp:AppId"] = "app",
            ["Ctp:AuthCode"] = "code",
            ["Ctp:TradingFronts:0"] = "tcp://127.0.0.1:1",
            ["Ctp:MarketDataFronts:0"] = "tcp://127.0.0.1:2",
            ["Ctp:RequestTimeout"] = "00:00:07",
            ["Ctp:Ticks:Capacity"] = "64",
            ["Ctp:Ticks:FullMode"] = "DropNewest",
            ["Ctp:ProductionMode"] = "false",
            ["Ctp:Guards:MaxOrdersPerSecond"] = "5",
            ["Ctp:Guards:MaxPositionByProduct:rb"] = "20",
            ["Ctp:EmbeddedEnvironment:Enabled"] = "true",
            ["Ctp:EmbeddedEnvironment:Holidays:0"] = "2027-01-01",
            ["Ctp:Environment"] = "SimNow",
        }).Build();
        using var services = new ServiceCollection().AddCtpGateway(configuration.GetSection("Ctp")).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<Ctp.CtpGatewayOptions>>().Value;

        Assert.Equal(("9999", "123", "x", "app", "code"), (options.BrokerId, options.UserId, options.Password, options.AppId, options.AuthCode));
        Assert.Equal(["tcp://127.0.0.1:1"], options.TradingFronts);
        Assert.Equal(["tcp://127.0.0.1:2"], options.MarketDataFronts);
        Assert.Equal(TimeSpan.FromSeconds(7), options.RequestTimeout);
        Assert.Equal((64, TickFullMode.DropNewest), (options.Ticks.Capacity, options.Ticks.FullMode));
        Assert.False(options.ProductionMode);
        Assert.Equal(5, options.Guards.MaxOrdersPerSecond);
        Assert.Equal(20, options.Guards.MaxPositionByProduct["rb"]);
        Assert.True(options.EmbeddedEnvironment.Enabled);
        Assert.Equal([new DateOnly(2027, 1, 1)], options.EmbeddedEnvironment.Holidays);
        Assert.Equal(Ctp.CtpEnvironment.SimNow, options.Environment);
    }

    [Fact]
    public async Task Several_gateways_live_side_by_side_under_their_names()
    {
        await using var services = new ServiceCollection()
            .AddKeyedCtpGateway("live", options => options.UseEmbeddedEnvironment())
            .AddKeyedTtsGateway("paper", options => options.UseEmbeddedEnvironment())
            .BuildServiceProvider();
        var live = services.GetRequiredKeyedService<IGateway>("live");
        var paper = services.GetRequiredKeyedService<IGateway>("paper");
        await Task.WhenAll(
            live.ConnectAsync(TestContext.Current.CancellationToken), paper.ConnectAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("live", "paper"), (live.Name, paper.Name));
        Assert.True(live.Status.IsReady && paper.Status.IsReady);
    }

    [Fact]
    public async Task Gateways_without_a_host_have_names_too()
    {
        await using var first = Ctp.CtpGateway.Create(new Ctp.CtpGatewayOptions().UseEmbeddedEnvironment(), name: "first");
        await using var second = Tts.TtsGateway.Create(new Tts.TtsGatewayOptions().UseEmbeddedEnvironment(), name: "second");
        Assert.Equal(("first", "second"), (first.Name, second.Name));
        var thrown = Assert.Throws<OptionsValidationException>(() => Ctp.CtpGateway.Create(new Ctp.CtpGatewayOptions(), name: "third"));
        Assert.Equal("third", thrown.OptionsName);
        Assert.All(thrown.Failures, failure => Assert.StartsWith("CTP gateway \"third\": ", failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "Guards": { "MaxPostion": 1 } }""", "Guards:MaxPostion is no option. Did you mean Guards:MaxPosition?")]
    [InlineData("""{ "MaxPosition": 1 }""", "MaxPosition is no option. Did you mean Guards:MaxPosition?")]
    [InlineData("""{ "Gaurds": { "MaxPosition": 1 } }""", "Gaurds is no option. Did you mean Guards?")]
    [InlineData("""{ "TradingFront": [ "tcp://127.0.0.1:1" ] }""", "TradingFront is no option. Did you mean TradingFronts?")]
    [InlineData("""{ "embeddedenvironment": { "Spead": 2 } }""", "EmbeddedEnvironment:Spead is no option. Did you mean EmbeddedEnvironment:Speed?")]
    [InlineData("""{ "Something": "s3cret" }""", "Something is no option. Take it out; docs/options.md has every key.")]
    public async Task A_key_that_no_option_has_stops_the_host(string options, string failure)
    {
        var json = $$"""{ "Ctp": {{options}}, "Tts": {{options}} }""";
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddCtpGateway(Json(json).GetSection("Ctp"))
            .AddKeyedTtsGateway("paper", Json(json).GetSection("Tts"))
            .Configure<Ctp.CtpGatewayOptions>(options => options.UseEmbeddedEnvironment())
            .Configure<Tts.TtsGatewayOptions>("paper", options => options.UseEmbeddedEnvironment());
        using var host = builder.Build();

        var thrown = await Assert.ThrowsAsync<AggregateException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        var failures = thrown.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures);
        Assert.Equal([$"CTP gateway: {failure}", $"TTS gateway \"paper\": {failure}"], failures.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_keys_of_a_section_may_be_written_in_any_case_and_be_those_of_vnpy()
    {
        var section = Json($$"""
            { "Ctp": { "userid": "123", "guards": { "maxposition": 3, "MaxPositionByProduct": { "rb": 20 } }, "产品信息": "", {{VnpyFile.Trim()[1..]}} }
            """).GetSection("Ctp");
        using var services = new ServiceCollection().AddCtpGateway(section).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<Ctp.CtpGatewayOptions>>().Value;
        Assert.Equal(("123", "9999", 3), (options.UserId, options.BrokerId, options.Guards.MaxPosition));
    }

    [Fact]
    public void The_other_keys_of_a_root_are_somebody_elses_and_those_of_its_groups_are_not()
    {
        using var services = new ServiceCollection()
            .AddKeyedCtpGateway("good", Json("""{ "Logging": {}, "EmbeddedEnvironment": { "Enabled": true } }"""))
            .AddKeyedCtpGateway("bad", Json("""{ "Logging": {}, "EmbeddedEnvironment": { "Enabled": true }, "Guards": { "ReadOnyl": true } }"""))
            .BuildServiceProvider();
        var options = services.GetRequiredService<IOptionsMonitor<Ctp.CtpGatewayOptions>>();
        Assert.True(options.Get("good").EmbeddedEnvironment.Enabled);
        Assert.Contains("Guards:ReadOnly?", Assert.Single(Assert.Throws<OptionsValidationException>(() => options.Get("bad")).Failures), StringComparison.Ordinal);
    }

    // The file that vnpy writes, with an address without a scheme and one with.
    private const string VnpyFile = """
        {
            "用户名": "123456", "密码": "x-y", "经纪商代码": "9999",
            "交易服务器": "180.168.146.187:10201", "行情服务器": "tcp://180.168.146.187:10211",
            "产品名称": "simnow_client_test", "授权编码": "0000000000000000", "柜台环境": "测试"
        }
        """;

    [Fact]
    public void A_connection_file_of_vnpy_can_be_used_as_it_is()
    {
        using var services = new ServiceCollection()
            .AddCtpGateway(Json(VnpyFile))
            .AddKeyedTtsGateway("tts", Json(VnpyFile))
            .BuildServiceProvider();
        var ctp = services.GetRequiredService<IOptions<Ctp.CtpGatewayOptions>>().Value;
        Assert.Equal(("9999", "123456", "x-y"), (ctp.BrokerId, ctp.UserId, ctp.Password));
        Assert.Equal(("simnow_client_test", "0000000000000000", false), (ctp.AppId, ctp.AuthCode, ctp.ProductionMode));
        Assert.Equal(["tcp://180.168.146.187:10201"], ctp.TradingFronts);
        Assert.Equal(["tcp://180.168.146.187:10211"], ctp.MarketDataFronts);

        var tts = services.GetRequiredService<IOptionsMonitor<Tts.TtsGatewayOptions>>().Get("tts");
        Assert.Equal(("9999", "123456", "x-y"), (tts.BrokerId, tts.UserId, tts.Password));
        Assert.Equal(["tcp://180.168.146.187:10201"], tts.TradingFronts);
        Assert.NotNull(services.GetRequiredService<IGateway>());
    }

    [Fact]
    public void Our_own_keys_go_before_those_of_vnpy_and_empty_ones_of_vnpy_set_nothing()
    {
        var section = Json("""
            {
                "UserId": "mine", "Password": "x", "BrokerId": "9999", "Sides": "Trading", "TradingFronts": ["tcp://127.0.0.1:1"],
                "用户名": "theirs", "交易服务器": "127.0.0.1:2", "行情服务器": " ", "柜台环境": "实盘"
            }
            """);
        using var services = new ServiceCollection().AddCtpGateway(section).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<Ctp.CtpGatewayOptions>>().Value;
        Assert.Equal(("mine", true), (options.UserId, options.ProductionMode));
        Assert.Equal(["tcp://127.0.0.1:1"], options.TradingFronts);
        Assert.Empty(options.MarketDataFronts);
    }

    private static IConfiguration Json(string text) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))).Build();
}
