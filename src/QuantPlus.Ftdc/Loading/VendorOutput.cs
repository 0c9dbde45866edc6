using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Loading;

/// <summary>
/// Keeps what a library prints off the host's standard output on Linux. The library calls printf and puts through two addresses of its own; they are pointed at a
/// function that does nothing. Nobody else's output is touched, and nothing is redirected.
/// </summary>
internal static unsafe class VendorOutput
{
    private static readonly string[] Printing = ["printf", "puts"];

    /// <summary>Silences a loaded library; false where that is not possible.</summary>
    /// <param name="handle">The library.</param>
    /// <param name="image">Its file.</param>
    /// <param name="anchor">One of its exports, by which its place in memory is known.</param>
    public static bool TrySilence(nint handle, NativeImage image, string anchor)
    {
        ImportSlot[] slots = [.. image.ImportSlots.Where(slot => slot.IsWritable && Printing.Contains(slot.Function))];
        if (slots.Length == 0 || !NativeLibrary.TryLoad("libc.so.6", out var libc))
            return false;

        // Takes nothing, changes nothing, returns a number that nobody reads; and it is no managed code, which a late thread could not enter.
        var nothing = NativeLibrary.GetExport(libc, "getpid");
        var loadedAt = (nuint)NativeLibrary.GetExport(handle, anchor) - (nuint)image.AddressOf(anchor);
        foreach (var slot in slots)
            Volatile.Write(ref *(nint*)(loadedAt + (nuint)slot.Address), nothing);
        return true;
    }
}
