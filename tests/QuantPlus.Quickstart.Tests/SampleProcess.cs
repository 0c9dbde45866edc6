using System.Diagnostics;

namespace QuantPlus.Quickstart.Tests;

/// <summary>A sample, run as its user runs it: as a process, judged by its output and exit code.</summary>
internal sealed record SampleProcess(int ExitCode, string[] Lines, string Error)
{
    public static async Task<SampleProcess> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program + ".dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        try
        {
            var cancellationToken = TestContext.Current.CancellationToken;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new SampleProcess(
                process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The lines that begin with a word.</summary>
    public string[] Of(string what) => [.. Lines.Where(line => line.StartsWith(what + " ", StringComparison.Ordinal))];
}
