namespace QuantPlus.Native.Tests;

/// <summary>Folders of the repository and beside it.</summary>
internal static class RepositoryFolders
{
    public static string Root { get; } = FindRoot();

    public static string Api => Path.Combine(Root, "native", "api");

    /// <summary>The vendor's headers of a version; the test is skipped where they are missing.</summary>
    public static string Headers(string family, string version)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "vendor", family, version, "include"));
        Assert.SkipUnless(Directory.Exists(folder), $"The headers of {family} {version} are not in shared/vendor beside the repository.");
        return folder;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "QuantPlus.Ctp.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
