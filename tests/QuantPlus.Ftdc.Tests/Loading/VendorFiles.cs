using QuantPlus.Ftdc.Loading;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>The vendors' real libraries, which are not part of the repository: in the folder <c>shared/vendor</c> beside it, where there is one.</summary>
internal static class VendorFiles
{
    private static readonly string? Root = FindRoot();

    /// <summary>The versions of this package's family whose files for a system are there.</summary>
    public static IEnumerable<string> VersionsFor(string rid) => Root is null
        ? []
        : Directory.EnumerateDirectories(Path.Combine(Root, Family.Name.ToLowerInvariant()))
            .Where(folder => Directory.Exists(Path.Combine(folder, rid)))
            .Select(folder => Path.GetFileName(folder)!)
            .OrderBy(Version.Parse);

    /// <summary>The folder of a version's files; the test is skipped where it is missing.</summary>
    public static string Folder(string family, string version, string rid = "linux-x64")
    {
        var folder = Root is null ? null : Path.Combine(Root, family.ToLowerInvariant(), version, rid);
        Assert.SkipUnless(
            folder is not null && Directory.Exists(folder), $"The real libraries of {family} {version} for {rid} are not in shared/vendor beside the repository.");
        Assert.SkipUnless(OperatingSystem.IsLinux() || rid != "linux-x64", "Libraries of Linux on another system.");
        return folder!;
    }

    public static string File(string family, string version, LibraryKind kind, string rid = "linux-x64") =>
        Path.Combine(Folder(family, version, rid), rid == "linux-x64" ? $"lib{kind.FileStem()}.so" : $"{kind.FileStem()}.dll");

    private static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!System.IO.File.Exists(Path.Combine(folder.FullName, "QuantPlus.Ctp.sln")))
                continue;
            var vendor = Path.Combine(folder.FullName, "..", "shared", "vendor");
            return Directory.Exists(vendor) ? Path.GetFullPath(vendor) : null;
        }

        return null;
    }
}
