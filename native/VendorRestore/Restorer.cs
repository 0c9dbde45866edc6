using System.Security.Cryptography;

namespace VendorRestore;

/// <summary>Finds the vendors' files by their hashes, wherever they lie in a folder and whatever they are called, and copies them to their places.</summary>
internal sealed class Restorer(IReadOnlyList<VendorFile> files, string target)
{
    private static readonly string[] Extensions = [".dll", ".so"];

    /// <summary>The files that are not in their places, or are not what they should be.</summary>
    public IReadOnlyList<VendorFile> Missing => [.. files.Where(file => !IsThere(file))];

    /// <summary>Copies what is missing out of a folder; returns what was found.</summary>
    public IReadOnlyList<VendorFile> TakeFrom(string folder)
    {
        var missing = Missing.ToLookup(file => file.Sha256);
        var taken = new List<VendorFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsLibrary))
        {
            foreach (var file in missing[HashOf(path)].Except(taken))
            {
                var place = PlaceOf(file);
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Copy(path, place, overwrite: true);
                File.SetAttributes(place, FileAttributes.Normal);
                taken.Add(file);
            }
        }

        return taken;
    }

    private string PlaceOf(VendorFile file) => Path.Combine(target, file.Rid, file.Asset);

    private bool IsThere(VendorFile file) => File.Exists(PlaceOf(file)) && HashOf(PlaceOf(file)) == file.Sha256;

    private static bool IsLibrary(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
