using System.Collections.Concurrent;
using QuantPlus.Ftdc.Tests.Loading;

[assembly: AssemblyFixture(typeof(VendorCases))]

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>How many cases ran on real libraries, by version: written at the end of the run to a file beside the tests, which the gate shows.</summary>
public sealed class VendorCases : IDisposable
{
    private static readonly ConcurrentDictionary<(string Library, string Test), byte> Cases = new();

    public void Dispose()
    {
        // The children of a case are part of it.
        if (Environment.GetEnvironmentVariable(VendorChildTests.Folder) is not null)
            return;
        var lines = Cases.Keys
            .GroupBy(item => item.Library)
            .OrderBy(library => library.Key[..3] == Family.Name ? 0 : 1)
            .ThenBy(library => Version.Parse(library.Key.Split(' ')[1]))
            .Select(library => $"{Family.Name} tests on {library.Key}: {library.Count()}");
        File.WriteAllLines(
            Path.Combine(AppContext.BaseDirectory, "real-libraries.txt"),
            Cases.IsEmpty ? [$"{Family.Name}: no case ran on a real library; they are not in shared/vendor beside the repository, or none was selected"] : lines);
    }

    /// <summary>The running test uses a library.</summary>
    internal static void Count(string library) => Cases.TryAdd((library, TestContext.Current.Test?.UniqueID ?? ""), 0);
}
