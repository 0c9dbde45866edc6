using System.Globalization;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>Runs one of <see cref="VendorChildTests"/>, which must succeed.</summary>
internal static class VendorChild
{
    /// <summary>Runs it.</summary>
    /// <param name="test">Its name.</param>
    /// <param name="version">The version of the library; the calling test is skipped where it is not at hand.</param>
    /// <param name="rounds">How often, or for how many seconds.</param>
    /// <param name="output">Where what the child wrote is shown.</param>
    /// <param name="showsVendorOutput">Whether the library may print.</param>
    public static async Task<ChildProcess> RunAsync(string test, string version, int rounds, ITestOutputHelper output, bool showsVendorOutput = false)
    {
        var child = await ChildProcess.RunAsync(
            $"{typeof(VendorChildTests).FullName}.{test}",
            (VendorChildTests.Folder, VendorFiles.Folder(Family.Name, version)),
            (VendorChildTests.Rounds, rounds.ToString(CultureInfo.InvariantCulture)),
            (VendorChildTests.ShowOutput, showsVendorOutput.ToString()));
        output.WriteLine($"{Family.Name} {version}\n{child.Output}");
        Assert.True(child.ExitCode == 0, $"The process ended with {child.ExitCode}:\n{child.Output}");
        return child;
    }
}
