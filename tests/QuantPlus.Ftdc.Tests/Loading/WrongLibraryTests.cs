using QuantPlus.Errors;
using QuantPlus.Ftdc.Loading;
using QuantPlus.Ftdc.Native;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>A wrong file is explained, and nothing of it is called but the question for its version. Each case prints its message, as the table in docs/native-libraries.md has it.</summary>
public sealed class WrongLibraryTests : IDisposable
{
    private static readonly string OtherFamily = Family.Name == "CTP" ? "TTS" : "CTP";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quantplus-wrong");
    private readonly ITestOutputHelper _output;

    public WrongLibraryTests(ITestOutputHelper output) => _output = output;

    private static InterfaceVersion Newest => InterfaceVersion.Newest;

    private static string OwnText => Family.Name == "CTP" ? "v6.7.13_20260225 14:16:30" : "openctp-tts v6.7.11";

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(_folder.FullName, AsNobody.Owner);
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("6.7.11")]
    [InlineData("6.7.2")]
    public void A_library_of_the_other_family(string version)
    {
        var path = VendorFiles.File(OtherFamily, version, LibraryKind.Trader);
        Wrong(path, LibraryKind.Trader, $"a library of {OtherFamily}", "4097");
        Wrong(VendorFiles.File(OtherFamily, version, LibraryKind.MarketData), LibraryKind.MarketData, $"a library of {OtherFamily}", "4097");
    }

    [Fact]
    public void Trading_and_market_data_swapped()
    {
        Wrong(VendorFiles.File(Family.Name, "6.7.11", LibraryKind.MarketData), LibraryKind.Trader, "the market data library", "swapped");
        Wrong(VendorFiles.File(Family.Name, "6.7.11", LibraryKind.Trader), LibraryKind.MarketData, "the trading library", "swapped");
    }

    [Fact]
    public void A_file_of_another_system()
    {
        var (rid, system) = SystemPlatform.IsWindows ? ("linux-x64", "Linux") : ("win-x64", "Windows");
        Wrong(VendorFiles.File(Family.Name, "6.7.11", LibraryKind.Trader, rid), LibraryKind.Trader, $"a library for {system} on x64", "for this system");
    }

    [Fact]
    public void A_file_of_another_architecture()
    {
        var bytes = new byte[64];
        "\u007fELF"u8.CopyTo(bytes);
        bytes[4] = 2;
        bytes[18] = 183;
        Wrong(Write("arm.so", bytes), LibraryKind.Trader, "a library for Linux on arm64", "for this system");
    }

    [Fact]
    public void An_empty_file() => Wrong(Write("empty.so", []), LibraryKind.Trader, "an empty file", "");

    [Fact]
    public void A_text_file() => Wrong(Write("text.so", "not a library at all, but long enough to look at it closely ...."u8.ToArray()), LibraryKind.Trader, "no library", "");

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(4000)]
    [InlineData(1_000_000)]
    public void A_truncated_file(int length)
    {
        var whole = File.ReadAllBytes(VendorFiles.File(Family.Name, "6.7.11", LibraryKind.Trader));
        Wrong(Write("cut.so", whole[..Math.Min(length, whole.Length / 2)]), LibraryKind.Trader, "no library, or a damaged one", "");
    }

    [Fact]
    public void Random_damage_never_ends_the_process()
    {
        var whole = File.ReadAllBytes(VendorFiles.File(Family.Name, "6.7.11", LibraryKind.MarketData))[..200_000];
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var damaged = whole.ToArray();
            for (var place = 0; place < 40; place++)
                damaged[random.Next(place < 20 ? 64 : damaged.Length)] = (byte)random.Next(256);
            var path = Write("damaged.so", damaged);
            try
            {
                _ = NativeImage.Read(path)?.Exports.Count;
            }
            catch (OutOfMemoryException)
            {
                Assert.Fail("A header's number was believed.");
            }
        }
    }

    [Fact]
    public void A_missing_file() => Wrong(Path.Combine(_folder.FullName, "nowhere.so"), LibraryKind.Trader, "no such file", "");

    [Fact]
    public void A_missing_folder()
    {
        var thrown = Assert.Throws<NativeLibraryException>(() => LibraryLocation.Find(LibraryKind.Trader, Path.Combine(_folder.FullName, "nowhere")));
        Explain(thrown, "no such folder", "NativeLibraryDirectory");
    }

    [Fact]
    public void A_folder_without_the_library()
    {
        var thrown = Assert.Throws<NativeLibraryException>(() => LibraryLocation.Find(LibraryKind.Trader, _folder.FullName));
        Explain(thrown, "no such file", "NativeLibraryDirectory");
        Assert.Contains("thosttraderapi_se", thrown.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void The_packages_own_file_is_found_or_its_absence_explained()
    {
        // Which of the two depends on whether the vendors' files were restored when this was built.
        var name = LibraryLocation.FileNames(LibraryKind.Trader).First();
        if (Directory.EnumerateFiles(AppContext.BaseDirectory, name, SearchOption.AllDirectories).FirstOrDefault() is { } file)
        {
            Assert.Equal(file, LibraryLocation.Find(LibraryKind.Trader, null));
            return;
        }

        var thrown = Assert.Throws<NativeLibraryException>(() => LibraryLocation.Find(LibraryKind.Trader, null));
        Explain(thrown, "no such file beside the program", "NativeLibraryDirectory");
        Assert.Contains("native/VendorRestore", thrown.Error.Cure, StringComparison.Ordinal);
        Assert.Contains("QuantPlus." + Family.FolderName, thrown.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_user_must_not_read()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The rights of Linux.");
            return;
        }

        var path = Write("closed.so", [1, 2, 3]);
        File.SetUnixFileMode(path, UnixFileMode.None);
        File.SetUnixFileMode(_folder.FullName, AsNobody.MayOnlyLook);
        AsNobody.Run(() => Wrong(path, LibraryKind.Trader, "cannot be read", "right"));
    }

    [Fact]
    public void A_file_that_another_program_holds()
    {
        var path = Write("held.so", [1, 2, 3]);
        using var holder = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        Wrong(path, LibraryKind.Trader, "cannot be read", "another program");
    }

    [Fact]
    public void A_library_of_something_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A library of Linux.");
        var path = Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.so").Single();
        Wrong(path, LibraryKind.Trader, "without the functions of this interface", "");
    }

    [Theory]
    [InlineData("v6.3.15_20190220 10:25:08")]
    [InlineData("v9.9.9_20300101 10:25:08")]
    public void A_version_that_is_not_known(string text)
    {
        // TTS reports its versions in other words.
        var version = text[1..text.IndexOf('_', StringComparison.Ordinal)];
        var reported = Family.Name == "CTP" ? text : "openctp-tts v" + version;
        Wrong(Double("unknown.so", reported, 133), LibraryKind.Trader, $"{Family.Name} {version}", "must not be called");
        Wrong(Double("unknown-md.so", reported, 22, LibraryKind.MarketData), LibraryKind.MarketData, $"{Family.Name} {version}", "must not be called");
    }

    [Fact]
    public void A_library_with_a_text_of_its_own_must_be_declared()
    {
        var path = Double("own.so", "openctp-tora v6.7.11", Newest.TraderApiSlotCount);
        Wrong(path, LibraryKind.Trader, "openctp-tora v6.7.11", "ApiVersion");
        Assert.Equal(Newest, VendorLibrary.Load(LibraryKind.Trader, path, Newest.Name).Version);
    }

    [Fact]
    public void A_declaration_that_is_no_version() =>
        Wrong(Double("own.so", "openctp-tora v6.7.11", 133), LibraryKind.Trader, "ApiVersion 1.2.3", "ApiVersion", apiVersion: "1.2.3");

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(20)]
    public void The_right_names_and_the_wrong_number_of_functions(int more)
    {
        var path = Double("slots.so", OwnText, Newest.TraderApiSlotCount + more);
        Wrong(path, LibraryKind.Trader, $"{Newest.TraderApiSlotCount + more} functions", "ApiVersion");

        path = Double("slots-md.so", OwnText, Newest.MdApiSlotCount + more, LibraryKind.MarketData);
        Wrong(path, LibraryKind.MarketData, $"{Newest.MdApiSlotCount + more} functions", "ApiVersion");
    }

    [Fact]
    public void A_library_whose_functions_cannot_be_counted_must_be_declared()
    {
        var path = Double("uncounted.so", OwnText, slots: 0);
        Wrong(path, LibraryKind.Trader, "0 functions", "ApiVersion");
        Assert.Equal(Newest, VendorLibrary.Load(LibraryKind.Trader, path, Newest.Name).Version);
    }

    [Fact]
    public void A_factory_of_another_time()
    {
        var path = Path.Combine(_folder.FullName, "factory.so");
        DoubleLibrary.Build(path, LibraryKind.Trader, OwnText, NativeInterface.TraderFactory(1, isWindows: false), Newest.TraderApiSlotCount);
        Wrong(path, LibraryKind.Trader, "without the factory of that version", "ApiVersion");
    }

    [Fact]
    public void A_text_full_of_garbage_is_shown_short_and_printable()
    {
        var path = Double("garbage.so", @"\001\033[31m" + new string('x', 500), Newest.TraderApiSlotCount);
        var thrown = Wrong(path, LibraryKind.Trader, "reports", "ApiVersion");
        Assert.DoesNotContain(thrown.Message, char.IsControl);
        Assert.True(thrown.Message.Length < 700);
    }

    private string Double(string name, string version, int slots, LibraryKind kind = LibraryKind.Trader)
    {
        var path = Path.Combine(_folder.FullName, name);
        var factory = kind == LibraryKind.Trader
            ? NativeInterface.TraderFactory(Newest.TraderFactoryParameters, isWindows: false)
            : NativeInterface.MdFactory(Newest.MdFactoryParameters, isWindows: false);
        DoubleLibrary.Build(path, kind, version, factory, slots);
        return path;
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private NativeLibraryException Wrong(string path, LibraryKind kind, string found, string cure, string? apiVersion = null)
    {
        var thrown = Assert.Throws<NativeLibraryException>(() => VendorLibrary.Load(kind, path, apiVersion));
        Explain(thrown, found, cure);
        Assert.Equal(path, thrown.Path);
        return thrown;
    }

    private void Explain(NativeLibraryException thrown, string found, string cure)
    {
        _output.WriteLine(thrown.Error.ToString());
        Assert.Contains(found, thrown.Found, StringComparison.Ordinal);
        Assert.NotEmpty(thrown.Expected);
        Assert.Contains(cure, thrown.Error.Cure, StringComparison.Ordinal);
        Assert.Equal(GatewayErrorKind.NativeLibrary, thrown.Kind);
    }
}
