using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace QuantPlus.Simulation;

/// <summary>The tables that are built into this library.</summary>
internal static class Resources
{
    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The embedded table '{name}' is missing from this build of QuantPlus.Simulation; rebuild it.");

    public static StreamReader OpenText(string name) => new(Open(name), Encoding.UTF8);

    public static StreamReader OpenCompressedText(string name) => new(new GZipStream(Open(name), CompressionMode.Decompress), Encoding.UTF8);
}
