using System.Reflection.PortableExecutable;
using System.Text;

namespace QuantPlus.Ftdc.Loading;

/// <summary>Reads the exports of a PE file, the format of Windows.</summary>
internal static class PeImage
{
    /// <summary>Reads a file; null where it is none of this format.</summary>
    public static NativeImage? TryRead(byte[] file)
    {
        if (file.Length < 64 || file[0] != 'M' || file[1] != 'Z')
            return null;
        using var reader = new PEReader(new MemoryStream(file, writable: false));
        var headers = reader.PEHeaders;
        var machine = headers.CoffHeader.Machine;
        var isX64 = machine == Machine.Amd64;
        var exports = isX64 ? Exports(reader, headers) : [];
        return new NativeImage("Windows", isX64, ArchitectureOf(machine), exports.Keys.ToHashSet(StringComparer.Ordinal), SlotsOf);

        int SlotsOf(string name)
        {
            if (!exports.TryGetValue(name, out var address))
                return 0;

            // A pure table names one and the same function in every slot; where it ends, something else follows.
            var table = Bytes(file, headers, address);
            if (table.Length < 8)
                return 0;
            var first = BitConverter.ToUInt64(table);
            var count = 0;
            while (table.Length >= (count + 1) * 8 && BitConverter.ToUInt64(table[(count * 8)..]) == first)
                count++;
            return count;
        }
    }

    private static Dictionary<string, int> Exports(PEReader reader, PEHeaders headers)
    {
        var exports = new Dictionary<string, int>(StringComparer.Ordinal);
        var directory = headers.PEHeader!.ExportTableDirectory;
        if (directory.Size == 0)
            return exports;
        var table = reader.GetSectionData(directory.RelativeVirtualAddress).GetReader();
        table.Offset = 20;
        table.ReadInt32();
        var nameCount = table.ReadInt32();
        var functions = table.ReadInt32();
        var names = table.ReadInt32();
        var ordinals = table.ReadInt32();

        var functionReader = reader.GetSectionData(functions).GetReader();
        var nameReader = reader.GetSectionData(names).GetReader();
        var ordinalReader = reader.GetSectionData(ordinals).GetReader();
        for (var index = 0; index < nameCount; index++)
        {
            var name = reader.GetSectionData(nameReader.ReadInt32()).GetReader();
            functionReader.Offset = ordinalReader.ReadUInt16() * 4;
            exports[Encoding.ASCII.GetString(name.ReadBytes(name.IndexOf(0)))] = functionReader.ReadInt32();
        }

        return exports;
    }

    private static ReadOnlySpan<byte> Bytes(byte[] file, PEHeaders headers, int address)
    {
        // An address that lies in no section, or behind the end of a file that was cut off, has no bytes.
        var index = headers.GetContainingSectionIndex(address);
        if (index < 0)
            return [];
        var section = headers.SectionHeaders[index];
        var from = (long)address - section.VirtualAddress + section.PointerToRawData;
        var to = Math.Min((long)section.PointerToRawData + section.SizeOfRawData, file.Length);
        return from >= 0 && from < to ? file.AsSpan((int)from, (int)(to - from)) : [];
    }

    private static string ArchitectureOf(Machine machine) => machine switch
    {
        Machine.Amd64 => "x64",
        Machine.I386 => "32-bit x86",
        Machine.Arm64 => "arm64",
        _ => machine.ToString(),
    };
}
