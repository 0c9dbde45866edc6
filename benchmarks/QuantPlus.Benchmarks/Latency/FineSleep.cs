using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace QuantPlus.Benchmarks.Latency;

/// <summary>
/// Waits until a moment, to a few microseconds, and leaves the processor to others meanwhile, as a library's thread does that waits for the network. Where the
/// system knows no such sleep, it looks at the clock instead.
/// </summary>
internal static partial class FineSleep
{
    private const int SetTimerSlack = 29;

    // A sleep may end later than asked for: the rest is spent looking at the clock.
    private static readonly long Early = Stopwatch.Frequency / 250_000;

    /// <summary>Lets this thread's sleeps end when they are due, and not some fifty microseconds later.</summary>
    public static void Prepare()
    {
        if (OperatingSystem.IsLinux())
            _ = SetThreadOption(SetTimerSlack, 1, 0, 0, 0);
    }

    /// <summary>Returns at this <see cref="Stopwatch"/> timestamp, or at once where it has passed.</summary>
    public static void Until(long due)
    {
        if (OperatingSystem.IsLinux())
            Sleep(due - Early - Stopwatch.GetTimestamp());
        while (Stopwatch.GetTimestamp() < due)
            Thread.SpinWait(1);
    }

    [SupportedOSPlatform("linux")]
    private static void Sleep(long ticks)
    {
        if (ticks <= 0)
            return;
        var nanoseconds = (long)(ticks * (1e9 / Stopwatch.Frequency));
        var time = new TimeSpec { Seconds = (nint)(nanoseconds / 1_000_000_000), Nanoseconds = (nint)(nanoseconds % 1_000_000_000) };
        _ = Sleep(in time, 0);
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int Sleep(in TimeSpec time, nint left);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int SetThreadOption(int option, nuint value, nuint unused, nuint unused2, nuint unused3);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
