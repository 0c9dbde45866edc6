using QuantPlus.Ftdc.Loading;
using QuantPlus.Ftdc.Native;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>Every real library that is at hand: recognised, counted, loaded.</summary>
public sealed class RealLibraryTests(ITestOutputHelper output)
{
    public static IEnumerable<TheoryDataRow<string>> Versions => VendorFiles.Versions;

    public static IEnumerable<TheoryDataRow<string>> WindowsVersions =>
        VendorFiles.VersionsFor("win-x64").DefaultIfEmpty(InterfaceVersion.Newest.Name).Select(version => new TheoryDataRow<string>(version));

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_version_is_recognised_and_its_slots_are_those_of_its_table(string version)
    {
        foreach (var kind in Enum.GetValues<LibraryKind>())
        {
            var path = VendorFiles.File(Family.Name, version, kind);
            var library = VendorLibrary.Load(kind, path, apiVersion: null);
            Assert.Equal(version, library.Version.Name);
            Assert.Same(library, VendorLibrary.Load(kind, path, apiVersion: null));

            var slots = SlotsOf(path, kind, SystemPlatform.IsWindows);
            Assert.Equal(kind == LibraryKind.Trader ? library.Version.TraderApiSlotCount : library.Version.MdApiSlotCount, slots);
            output.WriteLine($"{Family.Name} {version} {kind.Name()}: reports \"{library.Reported}\", {slots} slots");
        }
    }

    [Theory]
    [MemberData(nameof(WindowsVersions))]
    public void The_slots_of_a_windows_file_can_be_counted_anywhere(string version)
    {
        Assert.True(InterfaceVersion.TryFind(version, out var known));
        var trader = VendorFiles.File(Family.Name, version, LibraryKind.Trader, "win-x64");
        Assert.Equal(known.TraderApiSlotCount, SlotsOf(trader, LibraryKind.Trader, isWindows: true));
        Assert.Contains(NativeInterface.TraderVersion(isWindows: true), NativeImage.Read(trader)!.Exports);
        Assert.Equal(
            known.MdApiSlotCount, SlotsOf(VendorFiles.File(Family.Name, version, LibraryKind.MarketData, "win-x64"), LibraryKind.MarketData, isWindows: true));
    }

    private static int SlotsOf(string path, LibraryKind kind, bool isWindows) =>
        NativeImage.Read(path)!.SlotsOf(kind == LibraryKind.Trader ? NativeInterface.TraderTable(isWindows) : NativeInterface.MdTable(isWindows));
}
