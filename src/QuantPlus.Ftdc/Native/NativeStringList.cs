using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Native;

/// <summary>The C form of a list of strings (<c>char *texts[], int count</c>) for the length of one call, in one block of memory.</summary>
internal unsafe ref struct NativeStringList
{
    /// <summary>Copies the texts. Throws <see cref="ArgumentException"/> when one of them is null or cannot be encoded.</summary>
    public NativeStringList(ReadOnlySpan<string> texts)
    {
        int length = 0;
        foreach (string text in texts)
        {
            ArgumentNullException.ThrowIfNull(text, nameof(texts));
            length = checked(length + NativeText.MaxTerminatedLength(text));
        }
        int pointers = sizeof(nint) * texts.Length;
        Count = texts.Length;
        Pointers = (byte**)NativeMemory.Alloc((nuint)checked(pointers + length));
        try
        {
            byte* next = (byte*)Pointers + pointers;
            for (int index = 0; index < texts.Length; index++)
            {
                Pointers[index] = next;
                next += NativeText.Encode(texts[index], new Span<byte>(next, NativeText.MaxTerminatedLength(texts[index]))) + 1;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The addresses of the texts.</summary>
    public byte** Pointers { get; private set; }

    /// <summary>The number of texts.</summary>
    public int Count { get; }

    /// <summary>Frees the copies.</summary>
    public void Dispose()
    {
        NativeMemory.Free(Pointers);
        Pointers = null;
    }
}
