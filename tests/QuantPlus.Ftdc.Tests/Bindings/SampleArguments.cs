using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>
/// Arguments for one call, all of them told apart by their values, and how <see cref="CallRecorder"/> notes them when they arrive at an
/// object of a version. Every field of a struct is filled; where a struct is shorter in the version, poison lies behind its end, which must arrive as zeros.
/// </summary>
internal sealed unsafe class SampleArguments : IDisposable
{
    private const byte Poison = 0xEE;

    // Two GB18030 characters, so that the encoding shows: 螺纹.
    private const string Text = "tcp://螺纹:1";
    private const string TextBytes = "7463703A2F2FC2DDCEC63A31";

    private readonly List<nint> _memory = [];
    private readonly VersionFacts _facts;
    private readonly int _seed;

    public SampleArguments(MethodInfo function, VersionFacts facts, int seed)
    {
        _facts = facts;
        _seed = seed;
        foreach (var parameter in function.GetParameters())
            Add(parameter.ParameterType);
    }

    public List<object?> Passed { get; } = [];

    public List<string> Expected { get; } = [];

    /// <summary>The number of structs among them, and of those that are shorter in the version.</summary>
    public int Structs { get; private set; }

    public int ShorterStructs { get; private set; }

    /// <summary>What the function is called with.</summary>
    public object? Call(object caller, MethodInfo function)
    {
        // A span cannot be passed by reflection.
        return Passed is [string[] texts]
            ? function.CreateDelegate<ListFunction>(caller)(texts)
            : function.Invoke(caller, BindingFlags.DoNotWrapExceptions, null, [.. Passed], CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        foreach (var address in _memory)
            NativeMemory.Free((void*)address);
        _memory.Clear();
    }

    private void Add(Type type)
    {
        var number = (_seed * 16) + Passed.Count + 1;
        if (type == typeof(int))
            Add(number, number.ToString(CultureInfo.InvariantCulture));
        else if (type == typeof(bool))
            Add(_seed % 2 == 0, (_seed % 2 == 0).ToString());
        else if (type == typeof(nint))
            Add((nint)number << 32, ((long)number << 32).ToString(CultureInfo.InvariantCulture));
        else if (type == typeof(ResumeType))
            Add(ResumeType.Quick, nameof(ResumeType.Quick));
        else if (type == typeof(string))
            Add(Text, TextBytes);
        else if (type == typeof(ReadOnlySpan<string>))
            AddList();
        else
            AddStruct(type);
    }

    // A list arrives as the addresses of the texts and their number.
    private void AddList()
    {
        Add(new[] { Text, "", "rb2605" }, $"[{TextBytes}, , {Convert.ToHexString("rb2605"u8)}]");
        Expected.Add("3");
    }

    private void AddStruct(Type type)
    {
        var structType = type.GetElementType() ?? throw new NotSupportedException($"The tests have no argument for {type}.");
        var described = Description.OfThisPackage.Structs.Single(item => item.Name == "CThostFtdc" + structType.Name);
        var length = _facts.LengthOf(described);
        var bytes = new byte[described.Size];
        foreach (var field in described.Fields)
        {
            for (var offset = field.Offset; offset < field.End; offset++)
                bytes[offset] = (byte)((((offset * 7) + _seed) % 251) + 1);
        }

        if (length < bytes.Length && type.IsPointer)
            bytes.AsSpan(length).Fill(Poison);
        Add(type.IsPointer ? InMemory(bytes, type) : Boxed(bytes, structType), Convert.ToHexString(bytes.AsSpan(0, length)) + new string('0', (bytes.Length - length) * 2));
        Structs++;
        ShorterStructs += length < bytes.Length ? 1 : 0;
    }

    private void Add(object? passed, string expected)
    {
        Passed.Add(passed);
        Expected.Add(expected);
    }

    private object InMemory(byte[] bytes, Type pointerType)
    {
        var address = NativeMemory.Alloc((nuint)bytes.Length);
        _memory.Add((nint)address);
        bytes.CopyTo(new Span<byte>(address, bytes.Length));
        return Pointer.Box(address, pointerType);
    }

    private static object Boxed(byte[] bytes, Type structType) =>
        typeof(SampleArguments).GetMethod(nameof(Box), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(structType).Invoke(null, [bytes])!;

    private static object Box<T>(byte[] bytes)
        where T : unmanaged => MemoryMarshal.Read<T>(bytes);

    private delegate int ListFunction(ReadOnlySpan<string> texts);
}
