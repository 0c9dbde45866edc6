using System.Globalization;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>The life of objects of the real libraries, against fronts on loopback, each version in a process of its own.</summary>
public sealed class VendorLifeCycleTests(ITestOutputHelper output)
{
    public static IEnumerable<TheoryDataRow<string>> Versions => VendorFiles.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_lost_connection_is_told_as_the_family_tells_it_and_the_object_can_be_disposed(string version)
    {
        var rounds = VendorFiles.RoundsOf(20);
        var child = await RunAsync(nameof(VendorChildTests.Connects_loses_and_is_disposed), version, rounds);
        var losses = child.Lines("loss: ").ToArray();
        Assert.Equal(rounds, losses.Count(loss => loss.StartsWith("Trader", StringComparison.Ordinal)));
        Assert.Equal(rounds, losses.Count(loss => loss.StartsWith("MarketData", StringComparison.Ordinal)));

        // CTP: 4097 without ever having been connected. TTS: connected at once, then lost with reason 0.
        var expected = Family.Name == "CTP" ? "4097 without" : "0 after";
        Assert.All(losses, loss => Assert.Contains(expected, loss, StringComparison.Ordinal));

        // The host's own lines are there, the library's are not.
        Assert.DoesNotContain("CThostFtdc", child.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_a_library_prints_appears_where_it_is_asked_for(string version)
    {
        Assert.SkipUnless(Family.Name == "CTP", $"{Family.Name} libraries print nothing.");
        var child = await VendorChild.RunAsync(nameof(VendorChildTests.Connects_loses_and_is_disposed), version, 1, output, showsVendorOutput: true);
        Assert.Contains("CThostFtdc", child.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Trying_a_closed_front_again_and_again_leaves_nothing_behind(string version)
    {
        // On Windows a refused connection takes its time, and the release of a CTP object waits five seconds for it.
        var rounds = OperatingSystem.IsWindows() && Family.CanRelease ? 4 : 20;
        var child = await RunAsync(nameof(VendorChildTests.Tries_a_closed_front_again_and_again), version, rounds);
        Assert.InRange(int.Parse(Assert.Single(child.Lines("more threads: ")), CultureInfo.InvariantCulture), int.MinValue, 5);

        // CTP's objects are gone. TTS's are parked, one of each kind, and stop with their first connection.
        Assert.InRange(int.Parse(Assert.Single(child.Lines("connections: ")), CultureInfo.InvariantCulture), 0, 2);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_front_that_does_not_answer_is_passed_over_for_the_next(string version) =>
        Assert.Equal(2, (await RunAsync(nameof(VendorChildTests.Passes_over_a_front_that_does_not_answer), version, 1)).Lines("answered: ").Count());

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_session_goes_on_with_what_the_last_one_left(string version)
    {
        Assert.SkipWhen(Family.CanRelease, $"{Family.Name} objects are released: none is left.");
        var child = await RunAsync(nameof(VendorChildTests.Connects_again_with_what_the_last_session_left), version, 4);

        // Two objects, whose connections the front closed twice, and the last ones of which need not have been taken up again.
        Assert.InRange(int.Parse(Assert.Single(child.Lines("connections: ")), CultureInfo.InvariantCulture), 4, 6);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_process_ends_at_once_with_objects_in_use(string version)
    {
        var child = await RunAsync(nameof(VendorChildTests.Ends_without_disposing_anything), version, 1);
        var left = DateTime.Parse(Assert.Single(child.Lines("left at: ")), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        output.WriteLine($"ended after {(child.EndedAt - left).TotalMilliseconds:0} ms");

        // At once; a machine that is busy takes its time to end any process.
        Assert.InRange(child.EndedAt - left, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private Task<ChildProcess> RunAsync(string test, string version, int rounds) => VendorChild.RunAsync(test, version, rounds, output);
}
