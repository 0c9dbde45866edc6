using System.Diagnostics;
using System.Globalization;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>
/// Runs one of <see cref="VendorChildTests"/> in a process of its own: a vendor's library can end its process, and then only the child is gone.
/// </summary>
internal sealed record ChildProcess(int ExitCode, string Output, DateTime EndedAt)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs a test, which must succeed.</summary>
    /// <param name="test">Its name.</param>
    /// <param name="version">The version of the library; the calling test is skipped where it is not at hand.</param>
    /// <param name="rounds">How often, or for how many seconds.</param>
    /// <param name="output">Where what the child wrote is shown.</param>
    /// <param name="showsVendorOutput">Whether the library may print.</param>
    public static async Task<ChildProcess> RunAsync(string test, string version, int rounds, ITestOutputHelper output, bool showsVendorOutput = false)
    {
        var start = Start();
        string[] arguments = ["-explicit", "only", "-method", $"{typeof(VendorChildTests).FullName}.{test}", "-noLogo", "-noColor", "-showliveoutput"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[VendorChildTests.Folder] = VendorFiles.Folder(Family.Name, version);
        start.Environment[VendorChildTests.Rounds] = rounds.ToString(CultureInfo.InvariantCulture);
        start.Environment[VendorChildTests.ShowOutput] = showsVendorOutput.ToString();

        var child = await RunAsync(start);
        output.WriteLine($"{Family.Name} {version}\n{child.Output}");
        Assert.True(child.ExitCode == 0, $"The process ended with {child.ExitCode}:\n{child.Output}");
        return child;
    }

    /// <summary>What the child wrote behind a word, line by line.</summary>
    public IEnumerable<string> Lines(string word) => Output.Split('\n')
        .Where(line => line.Contains(word, StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(word, StringComparison.Ordinal) + word.Length)..].Trim());

    // The tests' own program, or the host that runs them.
    private static ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        return start;
    }

    private static async Task<ChildProcess> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new ChildProcess(process.ExitCode, await output + await error, process.ExitTime.ToUniversalTime());
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
