using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Emit;

/// <summary>One enum per interface that names its functions; the value is the slot in the newest version.</summary>
internal static class FunctionEnumEmitter
{
    public static string Emit(Bindings bindings)
    {
        CodeWriter code = new(bindings.Namespace);
        foreach (InterfaceDefinition definition in bindings.Api.Interfaces)
        {
            code.Line();
            code.Summary("", $"The functions of <c>{definition.CppName}</c>; the value is the slot in {bindings.Api.DisplayFamily} {bindings.Api.Version}, the newest version.");
            code.Open($"public enum {definition.FunctionEnum}");
            foreach (FunctionDefinition function in definition.Functions)
            {
                code.Summary("", Signatures.Summary(bindings, definition, function));
                code.Line($"{function.Name} = {function.Slot},");
            }
            code.Close();
        }
        return code.ToString();
    }
}
