using System.Reflection;
using System.Reflection.Emit;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>
/// Makes classes that override every virtual function of a generated base class with one that notes the call: what arrives there came through
/// the native function table.
/// </summary>
internal static class RecordingTypes
{
    public const BindingFlags Inherited = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly ModuleBuilder Module =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Recorders"), AssemblyBuilderAccess.Run).DefineDynamicModule("Recorders");

    public static Type Derive(Type baseType, IEnumerable<string> functions)
    {
        lock (Module)
        {
            var name = "Recording" + baseType.Name;
            if (Module.GetType(name) is { } known)
                return known;

            var type = Module.DefineType(name, TypeAttributes.Public | TypeAttributes.Class, baseType);
            DefineConstructor(type, baseType);
            foreach (var function in functions)
                DefineOverride(type, baseType.GetMethod(function, Inherited)!, Note);
            var hook = baseType.GetMethod("OnCallbackException", Inherited) ?? baseType.GetMethod("OnServerException", Inherited)!;
            DefineOverride(type, hook, Report);
            return type.CreateType();
        }
    }

    private static void DefineConstructor(TypeBuilder type, Type baseType)
    {
        var baseConstructor = baseType.GetConstructors(Inherited).Single();
        Type[] parameters = [.. baseConstructor.GetParameters().Select(parameter => parameter.ParameterType)];
        var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, parameters).GetILGenerator();
        for (short argument = 0; argument <= parameters.Length; argument++)
            code.Emit(OpCodes.Ldarg, argument);
        code.Emit(OpCodes.Call, baseConstructor);
        code.Emit(OpCodes.Ret);
    }

    private static void DefineOverride(TypeBuilder type, MethodInfo function, Action<ILGenerator, MethodInfo> body)
    {
        var method = type.DefineMethod(
            function.Name,
            MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            function.ReturnType,
            [.. function.GetParameters().Select(parameter => parameter.ParameterType)]);
        var code = method.GetILGenerator();
        body(code, function);
        if (function.ReturnType != typeof(void))
            code.Emit(OpCodes.Ldc_I4_0);
        if (function.ReturnType.IsPointer)
            code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Ret);
    }

    private static void Note(ILGenerator code, MethodInfo function)
    {
        code.Emit(OpCodes.Ldtoken, function);
        code.Emit(OpCodes.Call, typeof(MethodBase).GetMethod(nameof(MethodBase.GetMethodFromHandle), [typeof(RuntimeMethodHandle)])!);
        var parameters = function.GetParameters();
        code.Emit(OpCodes.Ldc_I4, parameters.Length);
        code.Emit(OpCodes.Newarr, typeof(object));
        foreach (var (index, parameter) in parameters.Index())
        {
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldc_I4, index);
            code.Emit(OpCodes.Ldarg, (short)(index + 1));
            code.Emit(OpCodes.Box, parameter.ParameterType.IsPointer ? typeof(nint) : parameter.ParameterType);
            code.Emit(OpCodes.Stelem_Ref);
        }

        code.Emit(OpCodes.Call, typeof(CallRecorder).GetMethod(nameof(CallRecorder.Note))!);
    }

    private static void Report(ILGenerator code, MethodInfo hook)
    {
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Call, typeof(CallRecorder).GetMethod(nameof(CallRecorder.Report))!);
    }
}
