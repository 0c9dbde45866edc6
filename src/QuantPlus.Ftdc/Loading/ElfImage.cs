using System.Buffers.Binary;
using System.Text;

namespace QuantPlus.Ftdc.Loading;

/// <summary>Reads the exports of an ELF file, the format of Linux.</summary>
internal static class ElfImage
{
    private const int SectionHeaderSize = 64;
    private const int SymbolSize = 24;
    private const uint DynamicSymbols = 11;

    /// <summary>Reads a file; null where it is none of this format.</summary>
    public static NativeImage? TryRead(byte[] file)
    {
        if (file.Length < 64 || !file.AsSpan(0, 4).SequenceEqual("\u007fELF"u8))
            return null;
        var is64 = file[4] == 2;
        var machine = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(18));
        var isX64 = is64 && machine == 62;
        var symbols = isX64 ? Symbols(file) : [];
        return new NativeImage("Linux", isX64, ArchitectureOf(machine, is64), symbols.Keys.ToHashSet(StringComparer.Ordinal), SlotsOf);

        // The table of a class begins with two words that are no functions.
        int SlotsOf(string name) => symbols.TryGetValue(name, out var size) ? (int)(size / 8) - 2 : 0;
    }

    // The names that the file defines for others, with their sizes.
    private static Dictionary<string, ulong> Symbols(byte[] file)
    {
        var symbols = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var sectionsAt = checked((int)ULong(file, 40));
        int count = UShort(file, 60);
        for (var index = 0; index < count; index++)
        {
            var section = file.AsSpan(sectionsAt + (index * SectionHeaderSize), SectionHeaderSize).ToArray();
            if (UInt(section, 4) != DynamicSymbols)
                continue;
            var names = file.AsSpan(sectionsAt + (checked((int)UInt(section, 40)) * SectionHeaderSize), SectionHeaderSize).ToArray();
            var namesAt = checked((int)ULong(names, 24));
            var from = checked((int)ULong(section, 24));
            var to = checked(from + (int)ULong(section, 32));
            for (var at = from; at < to; at += SymbolSize)
            {
                // Section 0: used, but defined elsewhere.
                if (UShort(file, at + 6) != 0)
                    symbols[Text(file, checked(namesAt + (int)UInt(file, at)))] = ULong(file, at + 16);
            }
        }

        return symbols;
    }

    private static string Text(byte[] file, int at)
    {
        var rest = file.AsSpan(at);
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static string ArchitectureOf(ushort machine, bool is64) => machine switch
    {
        62 => is64 ? "x64" : "x32",
        3 => "32-bit x86",
        183 => "arm64",
        40 => "32-bit arm",
        _ => $"machine type {machine}",
    };

    private static ushort UShort(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint UInt(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static ulong ULong(byte[] bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
}
