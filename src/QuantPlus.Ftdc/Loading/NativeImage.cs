namespace QuantPlus.Ftdc.Loading;

/// <summary>What a library file says of itself, read without loading it: nothing of it is executed.</summary>
/// <param name="System">The system it is for: <c>Linux</c> or <c>Windows</c>.</param>
/// <param name="IsX64">Whether it is for 64-bit x86.</param>
/// <param name="Architecture">The architecture in words.</param>
/// <param name="Exports">The names it exports.</param>
/// <param name="SlotsOf">Counts the slots of an exported table of pure virtual functions; 0 where there is none.</param>
internal sealed record NativeImage(string System, bool IsX64, string Architecture, IReadOnlySet<string> Exports, Func<string, int> SlotsOf)
{
    /// <summary>Where the addresses of functions of other libraries stand that this one calls.</summary>
    public IReadOnlyList<ImportSlot> ImportSlots { get; init; } = [];

    /// <summary>Where an export lies, counted as <see cref="ImportSlot.Address"/> is.</summary>
    public Func<string, ulong> AddressOf { get; init; } = static _ => 0;

    /// <summary>Reads a file; null where it is no library that we know.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static NativeImage? Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            return ElfImage.TryRead(bytes) ?? PeImage.TryRead(bytes);
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or OverflowException or BadImageFormatException)
        {
            // A header that points outside of the file: cut off or damaged.
            return null;
        }
    }
}

/// <summary>The place of an imported function's address, counted from where the file is loaded to.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Address">The place.</param>
/// <param name="IsWritable">Whether it stays writable after loading.</param>
internal readonly record struct ImportSlot(string Function, ulong Address, bool IsWritable);
