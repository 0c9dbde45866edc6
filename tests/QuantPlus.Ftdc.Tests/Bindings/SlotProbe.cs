using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>
/// A native object made without any of the bindings' code: every slot of its table notes its own number and the words it was called with.
/// It tells which slot a caller really calls.
/// </summary>
internal sealed unsafe class SlotProbe : IDisposable
{
    public const int SlotCount = 256;

    // The library holds the functions by address only: the collector must not take them.
    private readonly SlotFunction[] _functions;
    private readonly nint* _block;

    public SlotProbe()
    {
        _functions = [.. Enumerable.Range(0, SlotCount).Select(Function)];
        _block = (nint*)NativeMemory.Alloc(1 + SlotCount, (nuint)sizeof(nint));
        _block[0] = (nint)(_block + 1);
        for (var slot = 0; slot < SlotCount; slot++)
            _block[1 + slot] = Marshal.GetFunctionPointerForDelegate(_functions[slot]);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint SlotFunction(nint instance);

    public nint Handle => (nint)_block;

    /// <summary>The slots that were called, in order.</summary>
    public List<int> Called { get; } = [];

    public void Dispose()
    {
        NativeMemory.Free(_block);
        GC.KeepAlive(_functions);
    }

    // The arguments after the first stay unread, which this calling convention allows. 0 is a good answer to everything: no text, no error.
    private SlotFunction Function(int slot) => instance =>
    {
        if (instance == Handle)
            Called.Add(slot);
        return 0;
    };
}
