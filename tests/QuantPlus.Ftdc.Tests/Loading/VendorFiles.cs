using System.Globalization;
using QuantPlus.Ftdc.Loading;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>The vendors' real libraries, which are not part of the repository: in the folder <c>shared/vendor</c> beside it, where there is one.</summary>
internal static class VendorFiles
{
    private static readonly string? Root = FindRoot();

    /// <summary>The versions whose files for this system are at hand, one row each; one row that will be skipped where there is none.</summary>
    public static IEnumerable<TheoryDataRow<string>> Versions =>
        VersionsFor(SystemPlatform.Rid).DefaultIfEmpty(InterfaceVersion.Newest.Name).Select(version => new TheoryDataRow<string>(version));

    /// <summary>How often a version is tried, so that all versions of the family together are tried so many times.</summary>
    /// <param name="timesOfFamily">
    /// How often the family is tried; the environment variable <c>QUANTPLUS_VENDOR_ROUNDS</c> multiplies it.
    /// </param>
    public static int RoundsOf(int timesOfFamily)
    {
        var more = int.TryParse(Environment.GetEnvironmentVariable("QUANTPLUS_VENDOR_ROUNDS"), CultureInfo.InvariantCulture, out var times) ? times : 1;
        return (int)Math.Ceiling((double)timesOfFamily * more / Versions.Count());
    }

    /// <summary>The versions of this package's family whose files for a system are there.</summary>
    public static IEnumerable<string> VersionsFor(string rid) => Root is null
        ? []
        : Directory.EnumerateDirectories(Path.Combine(Root, Family.Name.ToLowerInvariant()))
            .Where(folder => Directory.Exists(Path.Combine(folder, rid)))
            .Select(folder => Path.GetFileName(folder)!)
            .OrderBy(Version.Parse);

    /// <summary>The folder of a version's files; the test is skipped where it is missing.</summary>
    /// <param name="family">CTP or TTS.</param>
    /// <param name="version">The version.</param>
    /// <param name="rid">For which system; null for this one.</param>
    public static string Folder(string family, string version, string? rid = null)
    {
        rid ??= SystemPlatform.Rid;
        var folder = Root is null ? null : Path.Combine(Root, family.ToLowerInvariant(), version, rid);
        Assert.SkipUnless(
            folder is not null && Directory.Exists(folder), $"The real libraries of {family} {version} for {rid} are not in shared/vendor beside the repository.");
        VendorCases.Count($"{family} {version} {rid}");
        return folder!;
    }

    /// <summary>A file of a version; the test is skipped where it is missing.</summary>
    public static string File(string family, string version, LibraryKind kind, string? rid = null)
    {
        var prefix = (rid ?? SystemPlatform.Rid) == "linux-x64" ? "lib" : "";
        var extension = (rid ?? SystemPlatform.Rid) == "linux-x64" ? ".so" : ".dll";
        return Path.Combine(Folder(family, version, rid), $"{prefix}{kind.FileStem()}{extension}");
    }

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
