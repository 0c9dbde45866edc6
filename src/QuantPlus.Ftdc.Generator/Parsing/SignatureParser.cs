using System.Text.RegularExpressions;
using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Parsing;

/// <summary>Reads a C++ signature such as <c>int (CThostFtdcUserLogoutField *pUserLogout, int nRequestID)</c>.</summary>
internal static class SignatureParser
{
    private static readonly Regex Signature = new(@"^(void|int|const char \*) \((.*)\)$");
    private static readonly Regex Value = new(@"^(int|bool|THOST_TE_RESUME_TYPE) ([A-Za-z_]\w*)(?:\s*=\s*(\w+))?$");
    private static readonly Regex Text = new(@"^char \*\s*([A-Za-z_]\w*)$");
    private static readonly Regex TextList = new(@"^char \*\s*([A-Za-z_]\w*)\[\]$");
    private static readonly Regex Pointer = new(@"^(\w+)\s*\*\s*([A-Za-z_]\w*)$");

    public static bool TryParse(
        int slot, string name, string signature, HashSet<string> structs, out FunctionDefinition? function, out string reason)
    {
        (function, reason) = (null, "");
        Match match = Signature.Match(signature);
        if (!match.Success)
        {
            reason = $"the signature of {name} is not understood: '{signature}'";
            return false;
        }
        List<ParameterDefinition> parameters = [];
        foreach (string text in match.Groups[2].Value.Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            ParameterDefinition? parameter = Parameter(text.Trim(), structs);
            if (parameter is null)
            {
                reason = $"the parameter '{text.Trim()}' of {name} is not understood";
                return false;
            }
            parameters.Add(parameter);
        }
        if (!ListsAreCounted(parameters))
        {
            reason = $"a list of texts of {name} is not followed by its count";
            return false;
        }
        ReturnKind returns = match.Groups[1].Value switch
        {
            "void" => ReturnKind.Void,
            "int" => ReturnKind.Int,
            _ => ReturnKind.Text,
        };
        function = new FunctionDefinition(slot, name, returns, new EquatableArray<ParameterDefinition>(parameters));
        return true;
    }

    private static ParameterDefinition? Parameter(string text, HashSet<string> structs)
    {
        Match match = Value.Match(text);
        if (match.Success)
        {
            ParameterKind kind = match.Groups[1].Value switch
            {
                "int" => ParameterKind.Int,
                "bool" => ParameterKind.Bool,
                _ => ParameterKind.ResumeType,
            };
            return new ParameterDefinition(match.Groups[2].Value, kind, "", match.Groups[3].Value);
        }
        match = TextList.Match(text);
        if (match.Success)
            return new ParameterDefinition(match.Groups[1].Value, ParameterKind.TextList, "", "");
        match = Text.Match(text);
        if (match.Success)
            return new ParameterDefinition(match.Groups[1].Value, ParameterKind.Text, "", "");
        match = Pointer.Match(text);
        if (!match.Success)
            return null;
        string target = match.Groups[1].Value;
        if (structs.Contains(target))
            return new ParameterDefinition(match.Groups[2].Value, ParameterKind.Struct, target, "");
        return target.EndsWith("Spi", StringComparison.Ordinal)
            ? new ParameterDefinition(match.Groups[2].Value, ParameterKind.Callback, "", "")
            : null;
    }

    private static bool ListsAreCounted(List<ParameterDefinition> parameters)
    {
        for (int index = 0; index < parameters.Count; index++)
        {
            bool isList = parameters[index].Kind == ParameterKind.TextList;
            if (isList && (index + 1 == parameters.Count || parameters[index + 1].Kind != ParameterKind.Int))
                return false;
        }
        return true;
    }
}
