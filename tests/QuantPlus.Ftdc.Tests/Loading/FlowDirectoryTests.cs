using QuantPlus.Errors;
using QuantPlus.Ftdc.Loading;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>A library ends the process when it cannot write to its folder: it gets one that was tried.</summary>
public sealed class FlowDirectoryTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quantplus-flow");

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(_folder.FullName, AsNobody.Owner);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Every_flow_directory_is_its_owners_alone()
    {
        var directories = Enumerable.Range(0, 20).Select(_ => FlowDirectory.Create(LibraryKind.Trader, _folder.FullName)).ToArray();
        Assert.Equal(20, directories.Select(directory => directory.Path).Distinct().Count());
        Assert.All(directories, directory => Assert.True(Directory.Exists(directory.Path)));
        foreach (var directory in directories)
            directory.Remove();
        Assert.Empty(_folder.EnumerateDirectories());
    }

    [Fact]
    public void A_flow_directory_that_cannot_be_made()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllBytes(file, [1]);
        var thrown = Assert.Throws<NativeLibraryException>(() => FlowDirectory.Create(LibraryKind.Trader, Path.Combine(file, "below")));
        Explain(thrown, "cannot be made or written to", "FlowDirectory");
    }

    [Fact]
    public void A_flow_directory_that_the_user_must_not_write_to()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The rights of Linux.");
            return;
        }

        File.SetUnixFileMode(_folder.FullName, AsNobody.MayOnlyLook);
        AsNobody.Run(() =>
        {
            var thrown = Assert.Throws<NativeLibraryException>(() => FlowDirectory.Create(LibraryKind.Trader, _folder.FullName));
            Explain(thrown, "cannot be made or written to", "FlowDirectory");
        });
    }

    [Fact]
    public void A_path_that_is_too_long_for_a_library()
    {
        var root = Path.Combine(_folder.FullName, new string('a', 200), new string('b', 200), new string('c', 100));
        var thrown = Assert.Throws<NativeLibraryException>(() => FlowDirectory.Create(LibraryKind.Trader, root));
        Explain(thrown, "a path of", "shorter path");
        Assert.Empty(_folder.EnumerateDirectories());
    }

    private void Explain(NativeLibraryException thrown, string found, string cure)
    {
        output.WriteLine(thrown.Error.ToString());
        Assert.Contains(found, thrown.Found, StringComparison.Ordinal);
        Assert.Contains(cure, thrown.Error.Cure, StringComparison.Ordinal);
    }
}
