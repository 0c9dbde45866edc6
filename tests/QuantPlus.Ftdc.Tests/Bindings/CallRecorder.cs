using System.Reflection;
using System.Reflection.Emit;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>
/// Makes a class that overrides every virtual function of a generated base class with one that notes its own name: what arrives there came
/// through the native function table.
/// </summary>
public static class CallRecorder
{
    private static readonly ModuleBuilder Module =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Recorders"), AssemblyBuilderAccess.Run).DefineDynamicModule("Recorders");

    [ThreadStatic]
    private static string? _last;

    /// <summary>The last function that arrived on this thread; forgotten by the question.</summary>
    public static string? Take()
    {
        var last = _last;
        _last = null;
        return last;
    }

    /// <summary>Called by the overrides.</summary>
    public static void Note(string function) => _last = function;

    /// <summary>A class whose overrides note their names.</summary>
    public static Type Derive(Type baseType, IEnumerable<string> functions)
    {
        ArgumentNullException.ThrowIfNull(baseType);
        ArgumentNullException.ThrowIfNull(functions);
        lock (Module)
        {
            var name = "Recording" + baseType.Name;
            if (Module.GetType(name) is { } known)
                return known;

            var type = Module.DefineType(name, TypeAttributes.Public | TypeAttributes.Class, baseType);
            DefineConstructor(type, baseType);
            foreach (var function in functions)
                DefineOverride(type, baseType.GetMethod(function, BindingFlags.Instance | BindingFlags.NonPublic)!);
            return type.CreateType();
        }
    }

    private static void DefineConstructor(TypeBuilder type, Type baseType)
    {
        var baseConstructor = baseType.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Single();
        Type[] parameters = [.. baseConstructor.GetParameters().Select(parameter => parameter.ParameterType)];
        var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, parameters).GetILGenerator();
        for (short argument = 0; argument <= parameters.Length; argument++)
            code.Emit(OpCodes.Ldarg, argument);
        code.Emit(OpCodes.Call, baseConstructor);
        code.Emit(OpCodes.Ret);
    }

    private static void DefineOverride(TypeBuilder type, MethodInfo function)
    {
        var method = type.DefineMethod(
            function.Name,
            MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            function.ReturnType,
            [.. function.GetParameters().Select(parameter => parameter.ParameterType)]);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldstr, function.Name);
        code.Emit(OpCodes.Call, typeof(CallRecorder).GetMethod(nameof(Note))!);
        if (function.ReturnType.IsPointer)
        {
            code.Emit(OpCodes.Ldc_I4_0);
            code.Emit(OpCodes.Conv_U);
        }
        else if (function.ReturnType != typeof(void))
        {
            code.Emit(OpCodes.Ldc_I4_0);
        }

        code.Emit(OpCodes.Ret);
    }
}
