namespace QuantPlus.Quickstart.Tests;

public sealed class QuickstartTests
{
    [Theory]
    [InlineData("--gateway", "ctp")]
    [InlineData("--gateway", "tts")]
    [InlineData]
    public async Task It_connects_watches_trades_and_ends_by_itself(params string[] arguments)
    {
        var run = await SampleProcess.RunAsync("Quickstart", arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("Ready", run.Of("state")[^1], StringComparison.Ordinal);
        Assert.Single(run.Of("contracts"));
        Assert.Equal(3, run.Of("tick").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Distinct().Count());
        Assert.Contains(run.Of("order"), line => line.Contains("Cancelled, traded 0", StringComparison.Ordinal));
        Assert.Contains(run.Of("order"), line => line.Contains("Buy Open 2", StringComparison.Ordinal) && line.Contains("traded 2", StringComparison.Ordinal));
        Assert.Matches("Sell Close.* 2 .*AllTraded, traded 2", run.Of("order")[^1]);
        Assert.NotEmpty(run.Of("trade"));
        Assert.Contains("Long 2", Assert.Single(run.Of("position")), StringComparison.Ordinal);
        Assert.Equal(2, run.Of("account").Length);
        Assert.NotEqual(run.Of("account")[0], run.Of("account")[1]);

        // Nothing but the story: no log, no chatter.
        string[] known = ["state", "contracts", "tick", "order", "trade", "position", "account"];
        Assert.All(run.Lines, line => Assert.Contains(line.Split(' ')[0], known));
    }

    [Fact]
    public async Task An_unknown_gateway_is_explained()
    {
        var run = await SampleProcess.RunAsync("Quickstart", "--gateway", "nasdaq");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ctp or tts", run.Error, StringComparison.Ordinal);
    }
}
