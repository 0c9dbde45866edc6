using System.Globalization;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>
/// The life of objects of the real libraries, against fronts on loopback, each version in a process of its own. More rounds than the default few
/// with the environment variable <c>QUANTPLUS_VENDOR_ROUNDS</c>.
/// </summary>
public sealed class VendorLifeCycleTests(ITestOutputHelper output)
{
    public static IEnumerable<TheoryDataRow<string>> Versions => VendorFiles.VersionsFor("linux-x64").DefaultIfEmpty("none").Select(version => new TheoryDataRow<string>(version));

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("QUANTPLUS_VENDOR_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 2;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_lost_connection_is_told_as_the_family_tells_it_and_the_object_can_be_disposed(string version)
    {
        var child = await RunAsync(nameof(VendorChildTests.Connects_loses_and_is_disposed), version, Rounds);
        var losses = child.Lines("loss: ").ToArray();
        Assert.Equal(2 * Rounds, losses.Length);

        Assert.DoesNotContain("CThostFtdc", child.Output, StringComparison.Ordinal);

        // CTP: 4097 without ever having been connected. TTS: connected at once, then lost with reason 0.
        var expected = Family.Name == "CTP" ? "4097 without" : "0 after";
        Assert.All(losses, loss => Assert.Contains(expected, loss, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_storm_is_slowed_down_at_its_source(string version)
    {
        const int seconds = 4;
        var child = await RunAsync(nameof(VendorChildTests.Weathers_a_storm_and_is_disposed_in_it), version, seconds);

        // Two objects; at most twenty connections a second each, and in fact far fewer.
        var connections = int.Parse(Assert.Single(child.Lines("connections: ")), CultureInfo.InvariantCulture);
        Assert.InRange(connections, 2, 2 * 20 * seconds);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_object_can_be_disposed_at_any_moment(string version)
    {
        var child = await RunAsync(nameof(VendorChildTests.Is_disposed_at_any_moment), version, 5 * Rounds);
        Assert.Single(child.Lines("disposed: "));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Trying_a_closed_front_again_and_again_leaves_nothing_behind(string version)
    {
        var child = await RunAsync(nameof(VendorChildTests.Tries_a_closed_front_again_and_again), version, 10 * Rounds);
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
    public async Task The_process_ends_with_objects_in_use(string version) =>
        Assert.Single((await RunAsync(nameof(VendorChildTests.Ends_without_disposing_anything), version, 1)).Lines("left: "));

    private async Task<ChildProcess> RunAsync(string test, string version, int rounds)
    {
        var folder = VendorFiles.Folder(Family.Name, version);
        var child = await ChildProcess.RunAsync(
            $"{typeof(VendorChildTests).FullName}.{test}",
            (VendorChildTests.Folder, folder),
            (VendorChildTests.Rounds, rounds.ToString(CultureInfo.InvariantCulture)));
        output.WriteLine($"{Family.Name} {version}\n{child.Output}");
        Assert.True(child.ExitCode == 0, $"The process ended with {child.ExitCode}:\n{child.Output}");
        return child;
    }
}
