using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Native;

/// <summary>A NUL-terminated GB18030 copy of a string for the length of one call; on the caller's stack when it is short.</summary>
internal unsafe ref struct NativeString
{
    private void* _allocated;

    /// <summary>Copies the text into the buffer, which must live as long as the pointer is used, or into memory of its own when it is longer.</summary>
    public NativeString(string text, byte* buffer, int bufferLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        int length = NativeText.MaxTerminatedLength(text);
        if (length > bufferLength)
        {
            _allocated = NativeMemory.Alloc((nuint)length);
            buffer = (byte*)_allocated;
            bufferLength = length;
        }
        Pointer = buffer;
        try
        {
            NativeText.Encode(text, new Span<byte>(buffer, bufferLength));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The first byte of the text.</summary>
    public byte* Pointer { get; }

    /// <summary>Frees what did not fit the stack.</summary>
    public void Dispose()
    {
        NativeMemory.Free(_allocated);
        _allocated = null;
    }

    /// <summary>The text at the address, or "" for null.</summary>
    public static string Read(byte* text) =>
        text is null ? "" : NativeText.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
