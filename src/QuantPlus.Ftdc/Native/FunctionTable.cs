using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Native;

/// <summary>
/// The table of virtual functions of an object made by us. It has more slots than any version, all filled with a function that does
/// nothing, so that a call of a function that is newer than this library finds something harmless. Never freed, see <see cref="NativeObject"/>.
/// </summary>
internal static unsafe class FunctionTable
{
    /// <summary>The slots of every table.</summary>
    public const int SlotCount = 256;

    // On Linux the two words in front of a table are its offset to the top and its type information: both may be zero.
    private const int WordsBefore = 2;

    /// <summary>A table for callbacks: an unknown one returns 0.</summary>
    public static nint* AllocateForCallbacks() => Allocate((nint)(delegate* unmanaged[Cdecl]<nint, nint>)&Ignore);

    /// <summary>A table for functions: an unknown one returns -1.</summary>
    public static nint* AllocateForFunctions() => Allocate((nint)(delegate* unmanaged[Cdecl]<nint, nint>)&Refuse);

    /// <summary>Puts a function at its slot, or nowhere when the version does not have it (-1).</summary>
    public static void Set(nint* table, short slot, nint function)
    {
        if (slot >= 0)
            table[slot] = function;
    }

    /// <summary>The function at each slot of an object's table, in the order of the newest interface; 0 for an absent one.</summary>
    public static nint[] Resolve(nint instance, ReadOnlySpan<short> slots)
    {
        ArgumentOutOfRangeException.ThrowIfZero(instance);
        nint* table = *(nint**)instance;
        nint[] functions = new nint[slots.Length];
        for (int index = 0; index < functions.Length; index++)
            functions[index] = slots[index] < 0 ? 0 : table[slots[index]];
        return functions;
    }

    private static nint* Allocate(nint filler)
    {
        nint* words = (nint*)NativeMemory.AllocZeroed(WordsBefore + SlotCount, (nuint)sizeof(nint));
        nint* table = words + WordsBefore;
        new Span<nint>(table, SlotCount).Fill(filler);
        return table;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Ignore(nint instance) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Refuse(nint instance) => -1;
}
