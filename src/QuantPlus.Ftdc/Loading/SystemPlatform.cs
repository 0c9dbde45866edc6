using System.Runtime.InteropServices;
using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Loading;

/// <summary>The system the process runs on, as the vendors' libraries see it: 64-bit Windows and glibc Linux on x64, nothing else.</summary>
internal static class SystemPlatform
{
    public static bool IsWindows => OperatingSystem.IsWindows();

    /// <summary>The runtime identifier of the vendor's files.</summary>
    public static string Rid => IsWindows ? "win-x64" : "linux-x64";

    public static string Extension => IsWindows ? ".dll" : ".so";

    /// <summary>Explains a system that no vendor serves.</summary>
    /// <exception cref="NativeLibraryException">There are no libraries for it.</exception>
    public static void ThrowIfUnserved() =>
        ThrowIfUnserved(OperatingSystem.IsWindows() || OperatingSystem.IsLinux(), RuntimeInformation.ProcessArchitecture, RuntimeInformation.RuntimeIdentifier);

    public static void ThrowIfUnserved(bool isServedSystem, Architecture architecture, string rid)
    {
        if (isServedSystem && architecture == Architecture.X64 && !rid.Contains("musl", StringComparison.Ordinal) && !rid.Contains("alpine", StringComparison.Ordinal))
            return;
        throw new NativeLibraryException(
            $"{Family.Name} libraries",
            $"a process on {rid} ({architecture})",
            "64-bit Windows or glibc Linux on x64, the only systems the vendor builds for",
            "Run the program there, or call UseEmbeddedEnvironment(), which needs no vendor library.");
    }
}
