using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using QuantPlus.Ftdc.Tests.Loading;
using QuantPlus.Instruments;
using QuantPlus.MarketData;
using QuantPlus.Simulation;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Restart;

/// <summary>
/// A program in a process of its own is killed after it has sent an order and before it has an answer, and is started again. The counter is in this process,
/// behind the real function tables on both sides of a loopback connection, so that nothing of the program but the counter's own books outlives it.
/// </summary>
public sealed class RestartTests(ITestOutputHelper output)
{
    private const string Port = "QUANTPLUS_TEST_PORT";
    private const string Tag = "only one";
    private static readonly InstrumentId Rebar = InstrumentId.Parse("rb2510.SHFE");

    [Theory]
    [InlineData(BreakPoint.TakenAndNotAnswered)]
    [InlineData(BreakPoint.Lost)]
    public async Task A_process_that_is_killed_between_an_order_and_its_answer_loses_and_doubles_nothing(BreakPoint point)
    {
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0) }.Accelerate(1e-6));
        environment.ShowQuote(Rebar, new PriceLevel(3199, 5, 3200, 5));
        using var counter = new LoopbackCounter(environment) { Break = point };
        (string, string)[] settings = [(Port, counter.Port.ToString(CultureInfo.InvariantCulture))];
        var program = $"{typeof(RestartTests).FullName}.{nameof(A_program_that_wants_one_order_to_rest)}";

        var killed = await ChildProcess.RunAsync(program, counter.Broken.Task, settings);
        Assert.NotEqual(0, killed.ExitCode);
        Assert.DoesNotContain("has:", killed.Output, StringComparison.Ordinal);
        var taken = environment.GetOrders().Select(order => order.Id.ToString()).ToList();
        Assert.Equal(point == BreakPoint.Lost ? 0 : 1, taken.Count);

        // Started again it finds the order by its tag, or finds that there is none and sends it.
        counter.Break = null;
        var again = await ChildProcess.RunAsync(program, settings);
        Assert.True(again.ExitCode == 0, again.Output);
        var order = Assert.Single(environment.GetOrders());
        Assert.Equal((Tag, false), (order.Tag, order.IsFinal));
        Assert.Equal([$"{taken.Count} found"], again.Lines("found before:"));
        Assert.Equal([$"{order.Id} {(point == BreakPoint.Lost ? "own" : "of an earlier run")}"], again.Lines("has:"));

        // And a third time, although the second run ended as it should.
        var third = await ChildProcess.RunAsync(program, settings);
        Assert.Equal([$"{order.Id} of an earlier run"], third.Lines("has:"));
        Assert.Single(environment.GetOrders());
        Assert.Empty(environment.GetTrades());
    }

    /// <summary>What runs in the child: it wants one order with its tag at the counter, whatever happened before.</summary>
    [Fact(Explicit = true)]
    public async Task A_program_that_wants_one_order_to_rest()
    {
        var port = int.Parse(Environment.GetEnvironmentVariable(Port)!, CultureInfo.InvariantCulture);
        var options = PackageOptions.Create();
        options.Sides = GatewaySides.Trading;
        var settings = new SessionSettings(options, "restart")
        {
            BrokerId = "9999",
            UserId = "embedded",
            Password = "embedded",
            TradingFronts = [$"tcp://127.0.0.1:{port}"],
        };
        await using var gateway = new FtdcGateway(settings, () => new RemoteCounterSource(port), TimeProvider.System, NullLogger.Instance);
        await gateway.ConnectAsync(TestContext.Current.CancellationToken);

        var mine = gateway.Orders.Where(order => order.Tag == Tag).ToList();
        output.WriteLine($"found before: {mine.Count} found");
        if (mine.Count == 0)
            mine.Add(await gateway.SubmitAsync(OrderRequest.Buy(Rebar, 1, 3190) with { Tag = Tag }, TestContext.Current.CancellationToken));
        foreach (var order in mine)
            output.WriteLine($"has: {order.Id} {(order.IsOwn ? "own" : "of an earlier run")}");
    }
}
