using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Loading;

/// <summary>Finds a library's file.</summary>
internal static class LibraryLocation
{
    /// <summary>Where the host puts the native files of packages, as the runtime tells it.</summary>
    private const string NativeSearchDirectories = "NATIVE_DLL_SEARCH_DIRECTORIES";

    /// <summary>The absolute path of a library: in the user's folder where one is named, and among the package's files otherwise.</summary>
    /// <param name="kind">Which library.</param>
    /// <param name="directory">The user's folder; null for the package's own files. A relative one is relative to the program.</param>
    /// <exception cref="NativeLibraryException">There is no such file.</exception>
    public static string Find(LibraryKind kind, string? directory)
    {
        if (string.IsNullOrEmpty(directory))
            return FindOwn(kind);

        var folder = Path.GetFullPath(directory, AppContext.BaseDirectory);
        if (!Directory.Exists(folder))
        {
            throw new NativeLibraryException(
                folder,
                "no such folder",
                $"the folder of the {Family.Name} libraries",
                "Correct NativeLibraryDirectory, or leave it out to use the libraries of the package.");
        }

        string[] names = [.. FileNames(kind)];
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? throw new NativeLibraryException(
            Path.Combine(folder, names[0]),
            "no such file",
            $"the {kind.Name()} library of {Family.Name}, named {string.Join(" or ", names)}",
            "Copy the file there, or correct NativeLibraryDirectory.");
    }

    /// <summary>What a library's file may be called: as the vendor calls it, or as the package does.</summary>
    public static IEnumerable<string> FileNames(LibraryKind kind)
    {
        var extension = SystemPlatform.Extension;
        yield return $"{Family.FilePrefix}{kind.FileStem()}{extension}";
        if (!SystemPlatform.IsWindows)
            yield return $"lib{kind.FileStem()}{extension}";
        yield return $"{kind.FileStem()}{extension}";
    }

    // Only under the package's own name: a file of the vendor's name beside the program may be the other family's.
    private static string FindOwn(LibraryKind kind)
    {
        var name = FileNames(kind).First();
        return OwnFolders().Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? throw new NativeLibraryException(
            name,
            "no such file beside the program",
            $"the {kind.Name()} library that comes with the package QuantPlus.{Family.FolderName}",
            "Reference the package so that its native files are copied, or set NativeLibraryDirectory to the folder of your broker's libraries. "
            + "Within the repository: dotnet run --project native/VendorRestore -- --pip, then build again.");
    }

    private static IEnumerable<string> OwnFolders()
    {
        yield return AppContext.BaseDirectory;
        yield return Path.Combine(AppContext.BaseDirectory, "runtimes", SystemPlatform.Rid, "native");
        var searched = AppContext.GetData(NativeSearchDirectories) as string ?? "";
        foreach (var folder in searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
    }
}
