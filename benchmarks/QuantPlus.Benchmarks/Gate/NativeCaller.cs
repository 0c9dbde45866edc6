using System.Diagnostics;
using System.Runtime.InteropServices;

namespace QuantPlus.Benchmarks.Gate;

/// <summary>
/// The small C++ library beside this program: the caller of callbacks, which stands for the vendor's library, and the limit. Built with g++
/// into the program's own folder where g++ is present.
/// </summary>
internal sealed unsafe class NativeCaller : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, long, long*, long, void> _callBack;
    private readonly delegate* unmanaged[Cdecl]<long, nint> _openLimit;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, long, void> _runLimit;
    private readonly delegate* unmanaged[Cdecl]<nint, void> _closeLimit;
    private readonly delegate* unmanaged[Cdecl]<double> _handOver;

    private NativeCaller(nint library)
    {
        _library = library;
        _callBack = (delegate* unmanaged[Cdecl]<nint, int, nint, long, long*, long, void>)NativeLibrary.GetExport(library, "call_back");
        _openLimit = (delegate* unmanaged[Cdecl]<long, nint>)NativeLibrary.GetExport(library, "limit_open");
        _runLimit = (delegate* unmanaged[Cdecl]<nint, nint, long, void>)NativeLibrary.GetExport(library, "limit_run");
        _closeLimit = (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "limit_close");
        _handOver = (delegate* unmanaged[Cdecl]<double>)NativeLibrary.GetExport(library, "hand_over");
    }

    /// <summary>Builds and loads the library with these optimisation flags; null where it cannot be built here.</summary>
    public static NativeCaller? TryBuild(string name, params string[] flags)
    {
        if (FindSource() is not { } source)
            return null;
        var target = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"{name}.dll" : $"lib{name}.so");
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo("g++", [.. flags, "-std=c++17", "-shared", "-fPIC", "-pthread", "-o", target, source]));
            compiler!.WaitForExit();
            return compiler.ExitCode == 0 ? new NativeCaller(NativeLibrary.Load(target)) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no g++ here.
            return null;
        }
    }

    /// <summary>Calls a slot of an object's function table with snapshots in turn, never more than a window ahead of what was taken.</summary>
    public void CallBack(nint spi, int slot, nint feed, long ticks, ref long taken, long window)
    {
        fixed (long* progress = &taken)
            _callBack(spi, slot, feed, ticks, progress, window);
    }

    /// <summary>Makes the limit's ring and starts its consumer.</summary>
    public nint OpenLimit(long capacity) => _openLimit(capacity);

    /// <summary>Passes ticks through the limit, and returns when its consumer has taken the last one.</summary>
    public void RunLimit(nint limit, nint feed, long ticks) => _runLimit(limit, feed, ticks);

    /// <summary>Nanoseconds that a cache line takes from one processor to the other.</summary>
    public double HandOver() => _handOver();

    public void CloseLimit(nint limit) => _closeLimit(limit);

    public void Dispose() => NativeLibrary.Free(_library);

    // The source is beside the project: found from the folder the program was built into.
    private static string? FindSource()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine(folder.FullName, "benchmarks", "limit", "limit.cpp");
            if (File.Exists(source))
                return source;
        }

        return null;
    }
}
