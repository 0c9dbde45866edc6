using System.Reflection;
using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>
/// Notes what arrived at the functions that <see cref="RecordingTypes"/> made: the name and all arguments, as text, so that a difference can be
/// read. What structs and texts hold is read during the call: afterwards they are gone.
/// </summary>
public static class CallRecorder
{
    [ThreadStatic]
    private static string? _call;

    [ThreadStatic]
    private static string? _report;

    [ThreadStatic]
    private static Exception? _failure;

    /// <summary>The last call on this thread, such as <c>OnRtnPrivateSeqNo(5)</c>; forgotten by the question.</summary>
    public static string? Take() => Forget(ref _call);

    /// <summary>The last exception that was reported on this thread, with the function that threw it; forgotten by the question.</summary>
    public static string? TakeReport() => Forget(ref _report);

    /// <summary>From now on all functions called on this thread throw, until <see langword="null"/> is given.</summary>
    public static void Throw(Exception? failure) => _failure = failure;

    /// <summary>How a call is noted.</summary>
    public static string Describe(string function, IEnumerable<string> arguments) => $"{function}({string.Join(", ", arguments)})";

    /// <summary>Called by the functions.</summary>
    public static void Note(MethodBase function, object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(arguments);
        var types = function.GetParameters().Select(parameter => parameter.ParameterType);
        _call = Describe(function.Name, types.Select((type, index) => Text(type, arguments, index)));
        if (_failure is not null)
            throw _failure;
    }

    /// <summary>Called by the hooks that are told of an exception.</summary>
    public static void Report(string function, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        _report = Describe(function, [exception.Message]);
    }

    private static unsafe string Text(Type type, object[] arguments, int index)
    {
        if (!type.IsPointer)
            return arguments[index].ToString()!;
        var address = (nint)arguments[index];
        if (address == 0)
            return "null";
        if (type == typeof(byte*))
            return Terminated((byte*)address);
        if (type != typeof(byte**))
            return Convert.ToHexString(new ReadOnlySpan<byte>((void*)address, BoundTypes.SizeOf(type.GetElementType()!)));
        var texts = new ReadOnlySpan<nint>((void*)address, (int)arguments[index + 1]).ToArray();
        return $"[{string.Join(", ", texts.Select(text => Terminated((byte*)text)))}]";
    }

    private static unsafe string Terminated(byte* text) => Convert.ToHexString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    private static string? Forget(ref string? note)
    {
        var last = note;
        note = null;
        return last;
    }
}
