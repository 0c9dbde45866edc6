using System.Globalization;
using System.Runtime.InteropServices;
using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Loading;

/// <summary>
/// A folder for one API object's own files. It must exist and belong to that object alone: otherwise the library kills the process.
/// </summary>
internal sealed class FlowDirectory
{
    /// <summary>
    /// The longest path in bytes. CTP puts it together with its file names in a place of fixed length and ends the process when it does not fit, on Linux from 520
    /// bytes on; the file functions of Windows take 260 characters.
    /// </summary>
    public static int LongestPath => SystemPlatform.IsWindows ? 230 : 480;

    private static int _count;

    private FlowDirectory(string path) => Path = path;

    /// <summary>The absolute path, with a separator at its end: the library puts its file names right behind it.</summary>
    public string Path { get; }

    /// <summary>Makes a new folder that nobody else uses.</summary>
    /// <param name="kind">Which library's.</param>
    /// <param name="root">The folder to make it in; null for a folder of the user's local application data.</param>
    /// <exception cref="NativeLibraryException">It cannot be made or not be written to.</exception>
    public static FlowDirectory Create(LibraryKind kind, string? root)
    {
        var parent = string.IsNullOrEmpty(root) ? DefaultRoot() : System.IO.Path.GetFullPath(root, AppContext.BaseDirectory);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{(kind == LibraryKind.Trader ? "trading" : "marketdata")}-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}-{Guid.NewGuid():N}");
        var path = System.IO.Path.Combine(parent, name);
        CheckText(path);
        try
        {
            Directory.CreateDirectory(path);

            // The library does not check: it writes, fails and ends the process.
            var probe = System.IO.Path.Combine(path, "probe");
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            return new FlowDirectory(path + System.IO.Path.DirectorySeparatorChar);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NativeLibraryException(
                path,
                $"a folder that cannot be made or written to ({exception.Message})",
                "a folder for the library's own files",
                "Set FlowDirectory to a folder that the program may write to.",
                exception);
        }
    }

    // The library takes the path as bytes in the system's code page.
    private static void CheckText(string path)
    {
        var bytes = Marshal.StringToHGlobalAnsi(path);
        try
        {
            var length = 0;
            while (Marshal.ReadByte(bytes, length) != 0)
                length++;
            if (length > LongestPath)
                throw Unusable($"a path of {length} bytes", $"one of at most {LongestPath}: libraries end the process on a longer one", "Set FlowDirectory to a folder with a shorter path.");
            if (Marshal.PtrToStringAnsi(bytes) != path)
                throw Unusable("a path that the system's code page cannot write", "one that the library can be told", "Set FlowDirectory to a folder with a name in plain letters.");
        }
        finally
        {
            Marshal.FreeHGlobal(bytes);
        }

        NativeLibraryException Unusable(string found, string expected, string cure) => new(path, found, expected, cure);
    }

    /// <summary>Removes the folder, as far as the library lets go of it.</summary>
    public void Remove()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Some file is still open: it is small, and nobody will use the folder again.
        }
    }

    private static string DefaultRoot()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return System.IO.Path.Combine(string.IsNullOrEmpty(data) ? System.IO.Path.GetTempPath() : data, "QuantPlus", Family.FolderName, "flow");
    }
}
