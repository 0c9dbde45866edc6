using System.Diagnostics;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>
/// Runs one of this assembly's explicit tests in a process of its own: a vendor's library can end its process, and then only the child is gone.
/// </summary>
internal sealed record ChildProcess(int ExitCode, string Output, DateTime EndedAt)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Task<ChildProcess> RunAsync(string test, params (string Name, string Value)[] settings) => RunAsync(test, null, settings);

    /// <summary>Runs it until it ends, or until it is to be killed.</summary>
    public static async Task<ChildProcess> RunAsync(string test, Task? killWhen, (string Name, string Value)[] settings)
    {
        // The tests' own program, or the host that runs them.
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in (string[])["-explicit", "only", "-method", test, "-noLogo", "-noColor", "-showliveoutput"])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            if (killWhen is not null && await Task.WhenAny(killWhen, process.WaitForExitAsync(patience.Token)) == killWhen)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(patience.Token);
            return new ChildProcess(process.ExitCode, await output + await error, process.ExitTime.ToUniversalTime());
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What the child wrote behind a word, line by line.</summary>
    public IEnumerable<string> Lines(string word) => Output.Split('\n')
        .Where(line => line.Contains(word, StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(word, StringComparison.Ordinal) + word.Length)..].Trim());
}
