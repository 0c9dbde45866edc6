using System.Text.Json;

namespace VendorRestore;

/// <summary>One file of a vendor that the packages carry.</summary>
/// <param name="Family">ctp or tts.</param>
/// <param name="Version">The version of the library.</param>
/// <param name="Rid">The system it is for.</param>
/// <param name="File">The vendor's name of it.</param>
/// <param name="Asset">Its name in our packages, distinct from the other family's.</param>
/// <param name="Sha256">What it must hash to.</param>
/// <param name="Package">The Python package that publishes it.</param>
/// <param name="PackageVersion">That package's version.</param>
internal sealed record VendorFile(
    string Family, string Version, string Rid, string File, string Asset, string Sha256, string Package, string PackageVersion)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the list.</summary>
    public static IReadOnlyList<VendorFile> ReadAll(string path) =>
        JsonSerializer.Deserialize<VendorFile[]>(System.IO.File.ReadAllText(path), Format)
        ?? throw new InvalidDataException($"{path} is empty.");
}
