using System.Runtime.InteropServices;
using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Loading;

/// <summary>
/// A vendor's library, loaded by its absolute path after it was looked at, and never unloaded: its threads may outlive every object it made.
/// </summary>
internal sealed unsafe class VendorLibrary
{
    private static readonly Lock Loading = new();
    private static readonly Dictionary<(string Path, LibraryKind Kind, string? ApiVersion), VendorLibrary> Loaded = [];

    private readonly nint _factory;

    private VendorLibrary(string path, string reported, InterfaceVersion version, nint factory)
    {
        Path = path;
        Reported = reported;
        Version = version;
        _factory = factory;
    }

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>What the library says of itself.</summary>
    public string Reported { get; }

    /// <summary>The version of its interface.</summary>
    public InterfaceVersion Version { get; }

    /// <summary>Loads a library, or finds it loaded already.</summary>
    /// <param name="kind">Which library.</param>
    /// <param name="path">Its absolute path.</param>
    /// <param name="apiVersion">The version the user declares; null to ask the library.</param>
    /// <param name="isSilent">Whether to keep what it prints off standard output; decided by the first who loads it.</param>
    /// <exception cref="NativeLibraryException">It is not what it should be; nothing of it was used.</exception>
    public static VendorLibrary Load(LibraryKind kind, string path, string? apiVersion, bool isSilent = true)
    {
        SystemPlatform.ThrowIfUnserved();
        lock (Loading)
        {
            var key = (path, kind, apiVersion);
            if (!Loaded.TryGetValue(key, out var library))
                Loaded.Add(key, library = new LibraryCheck(kind, path, apiVersion, isSilent).Load((reported, version, factory) => new VendorLibrary(path, reported, version, factory)));
            return library;
        }
    }

    /// <summary>Makes a trading API object.</summary>
    public TraderApi CreateTrader(string flowDirectory, bool productionMode)
    {
        var path = (byte*)Marshal.StringToHGlobalAnsi(flowDirectory);
        try
        {
            var instance = Version.TraderFactoryParameters == 1
                ? ((delegate* unmanaged[Cdecl]<byte*, nint>)_factory)(path)
                : ((delegate* unmanaged[Cdecl]<byte*, byte, nint>)_factory)(path, AsByte(productionMode));
            return new TraderApi(Made(instance), Version);
        }
        finally
        {
            Marshal.FreeHGlobal((nint)path);
        }
    }

    /// <summary>Makes a market data API object that uses TCP.</summary>
    public MdApi CreateMarketData(string flowDirectory, bool productionMode)
    {
        var path = (byte*)Marshal.StringToHGlobalAnsi(flowDirectory);
        try
        {
            var instance = Version.MdFactoryParameters == 3
                ? ((delegate* unmanaged[Cdecl]<byte*, byte, byte, nint>)_factory)(path, 0, 0)
                : ((delegate* unmanaged[Cdecl]<byte*, byte, byte, byte, nint>)_factory)(path, 0, 0, AsByte(productionMode));
            return new MdApi(Made(instance), Version);
        }
        finally
        {
            Marshal.FreeHGlobal((nint)path);
        }
    }

    private nint Made(nint instance) => instance != 0 ? instance : throw new NativeLibraryException(
        Path, "a library that makes no object", $"a {Family.Name} library that works", "Use the library that your broker or the vendor gives out for this system.");

    private static byte AsByte(bool value) => value ? (byte)1 : (byte)0;
}
