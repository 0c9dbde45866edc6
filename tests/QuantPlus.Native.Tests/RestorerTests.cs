using System.Security.Cryptography;
using VendorRestore;

namespace QuantPlus.Native.Tests;

public sealed class RestorerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quantplus-restore");

    private string Source => Path.Combine(_folder.FullName, "sdk");

    private string Target => Path.Combine(_folder.FullName, "vendor");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_are_found_by_their_hash_wherever_they_lie_and_whatever_they_are_called()
    {
        byte[] wanted = [1, 2, 3];
        Write("deep/inside/renamed.dll", wanted);
        Write("other.dll", [9]);
        var file = Describe(wanted);
        var restorer = new Restorer([file], Target);
        Assert.Equal([file], restorer.Missing);
        Assert.Equal([file], restorer.TakeFrom(Source));
        Assert.Empty(restorer.Missing);
        Assert.Equal(wanted, File.ReadAllBytes(Path.Combine(Target, "win-x64", "ctp_api.dll")));
        Assert.Empty(restorer.TakeFrom(Source));
    }

    [Fact]
    public void A_file_of_the_right_name_and_another_content_is_missing()
    {
        Write("api.dll", [4, 5, 6]);
        var restorer = new Restorer([Describe([1, 2, 3])], Target);
        Assert.Empty(restorer.TakeFrom(Source));
        Assert.Single(restorer.Missing);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public void A_damaged_file_is_replaced()
    {
        byte[] wanted = [1, 2, 3];
        Write("api.dll", wanted);
        var restorer = new Restorer([Describe(wanted)], Target);
        restorer.TakeFrom(Source);
        File.WriteAllBytes(Path.Combine(Target, "win-x64", "ctp_api.dll"), [0]);
        Assert.Single(restorer.Missing);
        Assert.Single(restorer.TakeFrom(Source));
        Assert.Empty(restorer.Missing);
    }

    [Fact]
    public void The_list_in_the_repository_is_complete_and_its_names_are_distinct()
    {
        var files = VendorFile.ReadAll(Path.Combine(RepositoryFolders.Root, "native", "vendor.json"));
        Assert.Equal(8, files.Count);
        Assert.Equal(8, files.Select(file => (file.Rid, file.Asset)).Distinct().Count());
        Assert.All(files, file => Assert.Equal(64, file.Sha256.Length));
        Assert.All(files, file => Assert.StartsWith(file.Family + "_", file.Asset, StringComparison.Ordinal));
    }

    private void Write(string name, byte[] content)
    {
        var path = Path.Combine(Source, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static VendorFile Describe(byte[] content) =>
        new("ctp", "6.7.11", "win-x64", "api.dll", "ctp_api.dll", Convert.ToHexStringLower(SHA256.HashData(content)), "package", "1");
}
