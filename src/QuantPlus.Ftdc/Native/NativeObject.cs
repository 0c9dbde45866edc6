using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Native;

/// <summary>
/// A C++ object made by us: word 0 is the address of its function table, word 1 the handle of the managed object behind it.
/// Neither the block nor the handle slot is ever freed: the library calls from threads of its own, and a callback that was already
/// on its way when we let go must find memory that is still ours.
/// </summary>
internal static unsafe class NativeObject
{
    /// <summary>Makes an object with a table; it keeps the managed object alive until <see cref="Detach{T}"/>.</summary>
    public static nint Create<T>(nint table, T target)
        where T : class
    {
        nint* block = (nint*)NativeMemory.Alloc(2, (nuint)sizeof(nint));
        block[0] = table;
        block[1] = GCHandle<T>.ToIntPtr(new GCHandle<T>(target));
        return (nint)block;
    }

    /// <summary>The managed object, or <see langword="null"/> after <see cref="Detach{T}"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? Target<T>(nint instance)
        where T : class => GCHandle<T?>.FromIntPtr(((nint*)instance)[1]).Target;

    /// <summary>Makes all later calls find nobody. A call that is already inside the managed object goes on.</summary>
    public static void Detach<T>(nint instance)
        where T : class
    {
        GCHandle<T?> handle = GCHandle<T?>.FromIntPtr(((nint*)instance)[1]);
        handle.Target = null;
    }

    /// <summary>
    /// Copies a struct of an older, shorter version into a full one whose missing fields are zero. Reads no byte past
    /// <paramref name="length"/>. Null stays null.
    /// </summary>
    public static T* Widen<T>(T* source, int length, T* full)
        where T : unmanaged
    {
        if (source is null)
            return null;
        *full = default;
        Unsafe.CopyBlockUnaligned(full, source, (uint)Math.Min(length, sizeof(T)));
        return full;
    }
}
