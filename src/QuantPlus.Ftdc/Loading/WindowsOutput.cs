using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Loading;

/// <summary>
/// Keeps what a library prints off the host's standard output on Windows, where each library has its printing built in: it looks for the output once, while
/// it is loaded. For that moment the process has none, so that the library finds none, and prints nowhere.
/// </summary>
internal sealed partial class WindowsOutput : IDisposable
{
    private const int StandardOutput = -11;

    private readonly nint _handle;

    private WindowsOutput()
    {
        // The console of .NET looks for the output when it is first used, and keeps what it finds: it must have done so before.
        _ = Console.Out;
        _handle = GetStdHandle(StandardOutput);
        SetStdHandle(StandardOutput, 0);
    }

    /// <summary>Takes the output away until it is disposed; null on another system.</summary>
    public static WindowsOutput? Withhold() => OperatingSystem.IsWindows() ? new WindowsOutput() : null;

    public void Dispose() => SetStdHandle(StandardOutput, _handle);

    [LibraryImport("kernel32")]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int which, nint handle);
}
