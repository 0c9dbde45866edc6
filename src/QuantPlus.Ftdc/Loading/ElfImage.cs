using System.Buffers.Binary;
using System.Text;

namespace QuantPlus.Ftdc.Loading;

/// <summary>Reads the exports of an ELF file, the format of Linux, and where it keeps the addresses of what it imports.</summary>
internal sealed class ElfImage
{
    private const int SectionHeaderSize = 64;
    private const int SymbolSize = 24;
    private const int RelocationSize = 24;
    private const uint RelocationsSection = 4;
    private const uint DynamicSymbolsSection = 11;
    private const uint JumpSlot = 7;
    private const uint ReadOnlyAfterLoading = 0x6474E552;

    private readonly byte[] _file;
    private readonly List<Symbol> _symbols = [];
    private readonly Dictionary<string, Symbol> _exports = new(StringComparer.Ordinal);
    private readonly List<ImportSlot> _importSlots = [];

    private ElfImage(byte[] file)
    {
        _file = file;
        ReadSymbols();
        ReadImports();
    }

    /// <summary>Reads a file; null where it is none of this format.</summary>
    public static NativeImage? TryRead(byte[] file)
    {
        if (file.Length < 64 || !file.AsSpan(0, 4).SequenceEqual("\u007fELF"u8))
            return null;
        var is64 = file[4] == 2;
        var machine = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(18));
        var architecture = ArchitectureOf(machine, is64);
        if (!is64 || machine != 62)
            return new NativeImage("Linux", false, architecture, new HashSet<string>(), static _ => 0);

        var image = new ElfImage(file);
        return new NativeImage("Linux", true, architecture, image._exports.Keys.ToHashSet(StringComparer.Ordinal), image.SlotsOf)
        {
            ImportSlots = image._importSlots,
            AddressOf = name => image._exports[name].Address,
        };
    }

    // The table of a class begins with two words that are no functions.
    private int SlotsOf(string name) => _exports.TryGetValue(name, out var symbol) ? (int)(symbol.Size / 8) - 2 : 0;

    private void ReadSymbols()
    {
        foreach (var section in Sections(DynamicSymbolsSection))
        {
            var namesAt = checked((int)ULong(SectionAt(checked((int)UInt(section + 40))) + 24));
            foreach (var at in Entries(section, SymbolSize))
            {
                var symbol = new Symbol(Text(checked(namesAt + (int)UInt(at))), ULong(at + 8), ULong(at + 16));
                _symbols.Add(symbol);

                // Section 0: used, but defined elsewhere.
                if (UShort(at + 6) != 0)
                    _exports[symbol.Name] = symbol;
            }
        }
    }

    private void ReadImports()
    {
        foreach (var section in Sections(RelocationsSection))
        {
            foreach (var at in Entries(section, RelocationSize))
            {
                var place = ULong(at);
                if (UInt(at + 8) == JumpSlot)
                    _importSlots.Add(new ImportSlot(_symbols[checked((int)UInt(at + 12))].Name, place, !IsSealed(place)));
            }
        }
    }

    private bool IsSealed(ulong address)
    {
        var headersAt = checked((int)ULong(32));
        for (var index = 0; index < UShort(56); index++)
        {
            var header = headersAt + (index * UShort(54));
            if (UInt(header) == ReadOnlyAfterLoading && address >= ULong(header + 16) && address < ULong(header + 16) + ULong(header + 40))
                return true;
        }

        return false;
    }

    private IEnumerable<int> Sections(uint type) => Enumerable.Range(0, UShort(60)).Select(SectionAt).Where(section => UInt(section + 4) == type);

    private int SectionAt(int index) => checked((int)ULong(40) + (index * SectionHeaderSize));

    private IEnumerable<int> Entries(int section, int size)
    {
        var from = checked((int)ULong(section + 24));
        var to = checked(from + (int)ULong(section + 32));
        for (var at = from; at < to; at += size)
            yield return at;
    }

    private string Text(int at)
    {
        var rest = _file.AsSpan(at);
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

    private ushort UShort(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private uint UInt(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));

    private ulong ULong(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_file.AsSpan(at));

    private readonly record struct Symbol(string Name, ulong Address, ulong Size);
}
