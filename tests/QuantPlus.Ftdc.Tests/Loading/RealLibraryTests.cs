using QuantPlus.Ftdc.Loading;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>Every real library that is at hand: recognised, counted, loaded.</summary>
public sealed class RealLibraryTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_version_is_recognised_and_its_slots_are_those_of_its_table()
    {
        var files = 0;
        Assert.SkipUnless(VendorFiles.VersionsFor("linux-x64").Any(), $"No real libraries of {Family.Name} in shared/vendor beside the repository.");
        foreach (var version in VendorFiles.VersionsFor("linux-x64"))
        {
            foreach (var kind in Enum.GetValues<LibraryKind>())
            {
                var path = VendorFiles.File(Family.Name, version, kind);
                var library = VendorLibrary.Load(kind, path, apiVersion: null);
                Assert.Equal(version, library.Version.Name);
                Assert.Same(library, VendorLibrary.Load(kind, path, apiVersion: null));

                var image = NativeImage.Read(path)!;
                var (table, slots) = kind == LibraryKind.Trader
                    ? (Native.NativeInterface.TraderTable(isWindows: false), library.Version.TraderApiSlotCount)
                    : (Native.NativeInterface.MdTable(isWindows: false), library.Version.MdApiSlotCount);
                Assert.Equal(slots, image.SlotsOf(table));
                output.WriteLine($"{Family.Name} {version} {kind.Name()}: reports \"{library.Reported}\", {slots} slots");
                files++;
            }
        }

        output.WriteLine($"{files} real libraries");
    }

    [Fact]
    public void The_slots_of_a_windows_file_can_be_counted_anywhere()
    {
        var versions = VendorFiles.VersionsFor("win-x64").ToArray();
        Assert.SkipUnless(versions.Length > 0, $"No real Windows libraries of {Family.Name} in shared/vendor beside the repository.");
        foreach (var version in versions)
        {
            Assert.True(InterfaceVersion.TryFind(version, out var known));
            var trader = NativeImage.Read(VendorFiles.File(Family.Name, version, LibraryKind.Trader, "win-x64"))!;
            Assert.Equal(known.TraderApiSlotCount, trader.SlotsOf(Native.NativeInterface.TraderTable(isWindows: true)));
            Assert.Contains(Native.NativeInterface.TraderVersion(isWindows: true), trader.Exports);
            var marketData = NativeImage.Read(VendorFiles.File(Family.Name, version, LibraryKind.MarketData, "win-x64"))!;
            Assert.Equal(known.MdApiSlotCount, marketData.SlotsOf(Native.NativeInterface.MdTable(isWindows: true)));
            output.WriteLine($"{Family.Name} {version} for Windows: {known.TraderApiSlotCount} and {known.MdApiSlotCount} slots");
        }
    }
}
