using System.Globalization;
using QuantPlus.Quickstart.Tests;

namespace QuantPlus.Strategy.Tests;

public sealed class StrategyTests
{
    [Theory]
    [InlineData("--gateway", "ctp")]
    [InlineData("--gateway", "tts")]
    public async Task It_survives_a_lost_connection_and_a_restart_and_ends_flat(params string[] arguments)
    {
        var run = await SampleProcess.RunAsync("Strategy", arguments);

        Assert.Empty(run.Error);
        Assert.Equal(0, run.ExitCode);

        // In the first run the connection was lost and came back.
        var states = run.Lines.TakeWhile(line => !line.StartsWith("stopped", StringComparison.Ordinal)).Where(line => line.StartsWith("state ", StringComparison.Ordinal)).ToList();
        var lost = states.FindIndex(line => line.Contains("trading Connecting", StringComparison.Ordinal));
        Assert.True(lost > 0, string.Join('\n', run.Lines));
        Assert.Matches("trading Ready +market data Ready", states[0]);
        Assert.Contains(states[lost..], line => line.Contains("trading Ready", StringComparison.Ordinal));

        // The second one found every order of the first, each once.
        Assert.Equal("0", Number(run.Of("found")[0]));
        Assert.Equal(2, run.Of("found").Length);
        var sent = run.Of("stopped").Single().Split(" has ")[1].Split(' ')[0];
        Assert.True(int.Parse(sent, CultureInfo.InvariantCulture) >= 2);
        Assert.Equal(sent, Number(run.Of("found")[1]));

        Assert.NotEmpty(run.Of("trade"));
        Assert.Contains("0 lots held, 0 orders working", Assert.Single(run.Of("end")), StringComparison.Ordinal);
        string[] known = ["state", "found", "stopped", "trouble", "trade", "end"];
        Assert.All(run.Lines, line => Assert.Contains(line.Split(' ')[0], known));
    }

    [Fact]
    public async Task An_unknown_gateway_is_explained()
    {
        var run = await SampleProcess.RunAsync("Strategy", "--gateway", "nasdaq");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ctp or tts", run.Error, StringComparison.Ordinal);
    }

    private static string Number(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
}
