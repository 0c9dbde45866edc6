using System.Globalization;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>A front that closes every connection at once: what leaves the process, what reaches the user, what it costs; and disposing in the middle of it.</summary>
public sealed class VendorStormTests(ITestOutputHelper output)
{
    private const int Seconds = 10;
    private const int SessionsInChild = 2;

    public static IEnumerable<TheoryDataRow<string>> Versions => VendorFiles.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_storm_is_slowed_down_at_its_source_and_the_user_is_told_of_it_at_most_once_a_second(string version)
    {
        var child = await VendorChild.RunAsync(nameof(VendorChildTests.Weathers_a_storm_and_is_disposed_in_it), version, Seconds, output);

        // At most twenty connections a second, of both sessions together; and the storm was there.
        var seconds = Number(child, "seconds: ");
        Assert.InRange(Number(child, "connections: "), SessionsInChild, 20 * seconds);
        Assert.InRange(Number(child, "connections in the worst second: "), 1, 20);
        foreach (var kind in (string[])["Trader", "MarketData"])
        {
            Assert.InRange(Number(child, $"events of {kind}: "), 1, seconds);
            Assert.InRange(Number(child, $"log lines of {kind}: "), 1, seconds);
        }

        // Processor time in percent of one core; memory after a collection, in kilobytes.
        Assert.InRange(Number(child, "processor: "), 0, 30);
        Assert.InRange(Number(child, "more managed memory: "), int.MinValue, 1_000);
        Assert.InRange(Number(child, "more memory: "), int.MinValue, 40_000);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_object_can_be_disposed_at_any_moment_of_it(string version)
    {
        var times = VendorFiles.RoundsOf(50);
        var child = await VendorChild.RunAsync(nameof(VendorChildTests.Is_disposed_at_any_moment), version, times, output);
        Assert.Equal(times, Number(child, "disposed: "));
    }

    private static int Number(ChildProcess child, string word) => int.Parse(Assert.Single(child.Lines(word)), CultureInfo.InvariantCulture);
}
