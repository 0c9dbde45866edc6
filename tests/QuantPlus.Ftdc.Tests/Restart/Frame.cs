using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Tests.Restart;

/// <summary>One call between a program and a counter in another process: the function's name and what it is given.</summary>
internal sealed record Frame(string Function, int Number, byte[] Row, byte[] Error, bool IsLast)
{
    public static unsafe Frame Of<T>(string function, T* row, RspInfoField* error, int number, bool isLast)
        where T : unmanaged => new(function, number, Bytes(row), Bytes(error), isLast);

    /// <summary>The next frame; null at the end of the connection.</summary>
    public static Frame? Read(BinaryReader reader)
    {
        try
        {
            return new Frame(reader.ReadString(), reader.ReadInt32(), ReadBytes(reader), ReadBytes(reader), reader.ReadBoolean());
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public void Write(BinaryWriter writer)
    {
        lock (writer)
        {
            writer.Write(Function);
            writer.Write(Number);
            writer.Write(Row.Length);
            writer.Write(Row);
            writer.Write(Error.Length);
            writer.Write(Error);
            writer.Write(IsLast);
            writer.Flush();
        }
    }

    /// <summary>The struct; nothing is all zeros.</summary>
    public T As<T>()
        where T : unmanaged => Row.Length == 0 ? default : MemoryMarshal.Read<T>(Row);

    public RspInfoField ErrorField => Error.Length == 0 ? default : MemoryMarshal.Read<RspInfoField>(Error);

    private static byte[] ReadBytes(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());

    private static unsafe byte[] Bytes<T>(T* value)
        where T : unmanaged => value == null ? [] : new ReadOnlySpan<byte>(value, sizeof(T)).ToArray();
}
