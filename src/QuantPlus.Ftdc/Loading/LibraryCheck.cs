using System.Runtime.InteropServices;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Native;

namespace QuantPlus.Ftdc.Loading;

/// <summary>
/// Looks at a library before its factory is called: one function off would corrupt everything. First what the file itself tells, then what the
/// library answers to the one question that needs no object.
/// </summary>
internal sealed unsafe class LibraryCheck(LibraryKind kind, string path, string? apiVersion, bool isSilent)
{
    private const string Cure = "Use the library that your broker or the vendor gives out for this system, or leave NativeLibraryDirectory out to use the package's.";

    private static bool IsWindows => SystemPlatform.IsWindows;

    /// <exception cref="NativeLibraryException">The file is not what it should be.</exception>
    public VendorLibrary Load(Func<string, InterfaceVersion, nint, VendorLibrary> create)
    {
        var image = ReadImage();
        CheckSystem(image);
        CheckExports(image);
        var handle = LoadFile();
        var reported = AskVersion(handle);
        var version = RecogniseVersion(reported);
        var factory = FactoryName(version);
        if (!image.Exports.Contains(factory))
            throw Wrong($"{Family.Name} {version.Name} without the factory of that version", $"the export {factory}", DeclareCure());
        CheckSlots(image, version);
        if (isSilent)
            VendorOutput.TrySilence(handle, image, VersionName(kind));
        return create(reported, version, NativeLibrary.GetExport(handle, factory));
    }

    private NativeImage ReadImage()
    {
        try
        {
            if (new FileInfo(path).Length == 0)
                throw Wrong("an empty file", Expected(), Cure);
            return NativeImage.Read(path) ?? throw Wrong("a file that is no library, or a damaged one", Expected(), Cure);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong("no such file", Expected(), "Correct NativeLibraryDirectory, or copy the file there.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Wrong($"a file that cannot be read ({exception.Message})", Expected(), "Give the program's user the right to read it.", exception);
        }
        catch (IOException exception)
        {
            throw Wrong($"a file that cannot be read ({exception.Message})", Expected(), "See whether another program holds it, and whether its disk is in order.", exception);
        }
    }

    private void CheckSystem(NativeImage image)
    {
        var isOurs = image.IsX64 && image.System == (IsWindows ? "Windows" : "Linux");
        if (!isOurs)
            throw Wrong($"a library for {image.System} on {image.Architecture}", $"one for {(IsWindows ? "Windows" : "Linux")} on x64", Cure);
    }

    private void CheckExports(NativeImage image)
    {
        if (image.Exports.Contains(VersionName(kind)) && Factories(kind).Any(image.Exports.Contains))
            return;

        // A market data library has the trading exports nowhere, and the other way round: a swap is told by what is there.
        if (image.Exports.Contains(VersionName(kind.Other())))
        {
            throw Wrong(
                $"the {kind.Other().Name()} library",
                $"the {kind.Name()} library",
                $"The two files are swapped: {kind.FileStem()} must be the {kind.Name()} library.");
        }

        throw Wrong("a library without the functions of this interface", $"one that exports {VersionName(kind)} and its factory", Cure);
    }

    private nint LoadFile()
    {
        try
        {
            using var withheld = isSilent ? WindowsOutput.Withhold() : null;
            return NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            var cure = IsWindows
                ? "Install the Visual C++ runtime (vc_redist.x64.exe), which the library needs, and check that the file is complete."
                : "See what it needs with ldd, install that, and check that the file is complete.";
            throw Wrong($"a library that the system cannot load ({exception.Message})", Expected(), cure, exception);
        }
    }

    private string AskVersion(nint handle)
    {
        var function = (delegate* unmanaged[Cdecl]<byte*>)NativeLibrary.GetExport(handle, VersionName(kind));
        return NativeString.Read(function()).Trim();
    }

    private InterfaceVersion RecogniseVersion(string reported)
    {
        var parsed = LibraryVersionText.Parse(reported);

        // The families' files have the same names and exports. With the wrong one every connection would end with reason 4097.
        if (parsed is { } known && known.Family != Family.Name)
        {
            throw Wrong(
                $"a library of {known.Family} (\"{reported}\")",
                $"one of {Family.Name}",
                $"Give it to Add{known.Family[..1]}{known.Family[1..].ToLowerInvariant()}Gateway instead: with the wrong family's library every connection ends with error 4097.");
        }

        InterfaceVersion? told = null;
        if (parsed is { } own && InterfaceVersion.TryFind(own.Version, out var version))
            told = version;
        if (!string.IsNullOrEmpty(apiVersion))
            return Declared(apiVersion, told);
        if (told is not null)
            return told;
        throw parsed is { } unknown
            ? Wrong($"{unknown.Family} {unknown.Version}", $"one of {KnownVersions()}", "Use one of these versions; an unknown one must not be called.")
            : Wrong($"a library that reports \"{Shown(reported)}\"", $"a {Family.Name} library ({KnownVersions()})", DeclareCure());
    }

    private InterfaceVersion Declared(string declaration, InterfaceVersion? told)
    {
        const string Correct = "Correct ApiVersion, or leave it out to ask the library.";
        if (!InterfaceVersion.TryFind(declaration, out var declared))
            throw Wrong($"ApiVersion {declaration}", $"one of {KnownVersions()}", Correct);

        // A library that says which version it is knows better: two versions may have the same functions and different structs.
        if (told is not null && told != declared)
            throw Wrong($"{Family.Name} {told.Name}", $"{Family.Name} {declared.Name}, as ApiVersion says", Correct);
        return declared;
    }

    private void CheckSlots(NativeImage image, InterfaceVersion version)
    {
        var (table, expected) = kind == LibraryKind.Trader
            ? (NativeInterface.TraderTable(IsWindows), version.TraderApiSlotCount)
            : (NativeInterface.MdTable(IsWindows), version.MdApiSlotCount);
        var slots = image.SlotsOf(table);

        // All of the vendors' export it; another's that does not must be vouched for by the user.
        if (slots == 0 && !string.IsNullOrEmpty(apiVersion))
            return;
        if (slots != expected)
            throw Wrong($"{slots} functions", $"the {expected} of {Family.Name} {version.Name}", DeclareCure());
    }

    private string FactoryName(InterfaceVersion version) => kind == LibraryKind.Trader
        ? NativeInterface.TraderFactory(version.TraderFactoryParameters, IsWindows)
        : NativeInterface.MdFactory(version.MdFactoryParameters, IsWindows);

    private static string VersionName(LibraryKind kind) =>
        kind == LibraryKind.Trader ? NativeInterface.TraderVersion(IsWindows) : NativeInterface.MdVersion(IsWindows);

    private static IEnumerable<string> Factories(LibraryKind kind) => kind == LibraryKind.Trader
        ? [NativeInterface.TraderFactory(1, IsWindows), NativeInterface.TraderFactory(2, IsWindows)]
        : [NativeInterface.MdFactory(3, IsWindows), NativeInterface.MdFactory(4, IsWindows)];

    private string Expected() => $"the {kind.Name()} library of {Family.Name}";

    private static string KnownVersions() => $"{Family.Name} {string.Join(", ", InterfaceVersion.All.Select(version => version.Name))}";

    private static string DeclareCure() =>
        "If it is another vendor's compatible library, set ApiVersion to the interface version that it was built for.";

    // A library's text may be anything: what is shown of it is short and printable.
    private static string Shown(string reported) =>
        new([.. reported.Take(60).Select(character => char.IsControl(character) ? '?' : character)]);

    private NativeLibraryException Wrong(string found, string expected, string cure, Exception? inner = null) => new(path, found, expected, cure, inner);
}
