using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>The generated types by their C++ names.</summary>
internal static class BoundTypes
{
    private static readonly ConcurrentDictionary<Type, int> Sizes = [];

    public static Type Of(string cppName)
    {
        var name = cppName.Replace("CThostFtdc", "", StringComparison.Ordinal).Replace("TThostFtdc", "", StringComparison.Ordinal);
        return Find(name) ?? throw new InvalidOperationException($"The bindings have no type {name} for {cppName}.");
    }

    public static Type? Find(string name) => typeof(InterfaceVersion).Assembly.GetType($"{typeof(InterfaceVersion).Namespace}.{name}");

    /// <summary>What <c>sizeof</c> says.</summary>
    public static int SizeOf(Type type) => Sizes.GetOrAdd(type, Measure);

    /// <summary>How far a field lies from the beginning of its struct in memory.</summary>
    public static int OffsetOf(FieldInfo field)
    {
        var method = new DynamicMethod("offset", typeof(int), null, typeof(BoundTypes).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        code.DeclareLocal(field.DeclaringType!);
        code.Emit(OpCodes.Ldloca_S, (byte)0);
        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Ldloca_S, (byte)0);
        code.Emit(OpCodes.Conv_U);
        code.Emit(OpCodes.Sub);
        code.Emit(OpCodes.Conv_I4);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<int>>()();
    }

    private static int Measure(Type type)
    {
        var method = new DynamicMethod("size", typeof(int), null, typeof(BoundTypes).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Sizeof, type);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<int>>()();
    }
}
