using System.Globalization;
using System.Text.RegularExpressions;
using QuantPlus.Ftdc.Generator.Model;

namespace QuantPlus.Ftdc.Generator.Parsing;

/// <summary>Reads an interface description line by line. A line that is no use is reported, and the rest is read all the same.</summary>
internal sealed class DescriptionParser
{
    // A slot is a byte in the tables of absent functions, and FunctionTable holds as many.
    private const int MostFunctions = 256;

    private static readonly Regex ApiLine = new(@"^api (\w+) (\S+)$");
    private static readonly Regex TypeLine = new(@"^type ([A-Za-z_]\w*) (char|short|int|double)(?:\[(\d{1,6})\])?$");
    private static readonly Regex ConstantLine = new(@"^  const ([A-Za-z_]\w*) '([\x21-\x7e])'$");
    private static readonly Regex StructLine = new(@"^struct ([A-Za-z_]\w*) size (\d{1,6})$");
    private static readonly Regex FieldLine = new(@"^  @(\d{1,6}) ([A-Za-z_]\w*) (\w+)$");
    private static readonly Regex InterfaceLine = new(@"^interface ([A-Za-z_]\w*(?:Api|Spi))$");
    private static readonly Regex FunctionLine = new(@"^  \[(\d{1,6})\] ([A-Za-z_]\w*) : (.+)$");

    // The factories are exports, not slots: the exports that a library may have are known to the loader.
    private static readonly Regex StaticLine = new(@"^  static \w+ : .+$");

    private readonly string _path;
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, TypeDefinition> _types = [];
    private readonly List<string> _typeOrder = [];
    private readonly List<StructDefinition> _structs = [];
    private readonly List<InterfaceDefinition> _interfaces = [];

    private string _family = "";
    private string _version = "";
    private string _label = "";
    private int _line;
    private TypeDefinition? _type;
    private StructBuilder? _struct;
    private InterfaceDefinition? _interface;

    private DescriptionParser(string path) => _path = path;

    public static (ApiDescription Api, EquatableArray<Problem> Problems) Parse(string path, string text) => new DescriptionParser(path).Read(text);

    private (ApiDescription, EquatableArray<Problem>) Read(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            _line++;
            string content = WithoutLabel(line.TrimEnd('\r', ' '));
            if (content.Length > 0 && !TryRead(content))
                Report($"'{content}' is no line of an interface description");
        }
        CloseStruct();
        if (_family.Length == 0)
            Report("the line 'api <family> <version>' is missing");
        ApiDescription api = new(
            _family,
            _version,
            new EquatableArray<TypeDefinition>(_typeOrder.Select(name => _types[name])),
            new EquatableArray<StructDefinition>(_structs),
            new EquatableArray<InterfaceDefinition>(_interfaces));
        return (api, new EquatableArray<Problem>(_problems));
    }

    private string WithoutLabel(string line)
    {
        int mark = line.StartsWith("#", StringComparison.Ordinal) ? 0 : line.IndexOf("  # ", StringComparison.Ordinal);
        _label = mark < 0 ? "" : line.Substring(mark).TrimStart(' ', '#');
        return (mark < 0 ? line : line.Substring(0, mark)).TrimEnd();
    }

    private bool TryRead(string line) =>
        Matches(FieldLine, line, Field)
        || Matches(ConstantLine, line, Constant)
        || Matches(FunctionLine, line, Function)
        || Matches(TypeLine, line, Type)
        || Matches(StructLine, line, Struct)
        || Matches(InterfaceLine, line, Interface)
        || Matches(ApiLine, line, Api)
        || (_interface is not null && StaticLine.IsMatch(line));

    private static bool Matches(Regex pattern, string line, Func<GroupCollection, bool> read)
    {
        Match match = pattern.Match(line);
        return match.Success && read(match.Groups);
    }

    private bool Api(GroupCollection groups)
    {
        (_family, _version) = (groups[1].Value, groups[2].Value);
        return true;
    }

    private bool Type(GroupCollection groups)
    {
        Begin();
        bool isArray = groups[3].Success;
        if (isArray && groups[2].Value != "char")
            return false;
        TypeKind kind = groups[2].Value switch
        {
            "short" => TypeKind.Short,
            "int" => TypeKind.Int,
            "double" => TypeKind.Double,
            _ => isArray ? TypeKind.Text : TypeKind.Char,
        };
        _type = new TypeDefinition(groups[1].Value, kind, isArray ? Number(groups[3]) : 1, _label, default);
        if (_types.ContainsKey(_type.CppName))
            Report($"the type {_type.CppName} is there twice");
        else
            _typeOrder.Add(_type.CppName);
        _types[_type.CppName] = _type;
        return true;
    }

    private bool Constant(GroupCollection groups)
    {
        if (_type is null)
            return false;
        if (_type.Kind != TypeKind.Char)
        {
            Report($"the constant {groups[1].Value} belongs to {_type.CppName}, which is no char");
            return true;
        }
        ConstantDefinition constant = new(groups[1].Value, groups[2].Value[0], _label);
        _type = _type with { Constants = new EquatableArray<ConstantDefinition>(_type.Constants.Append(constant)) };
        _types[_type.CppName] = _type;
        return true;
    }

    private bool Struct(GroupCollection groups)
    {
        Begin();
        string name = groups[1].Value;
        if (_structs.Any(other => Names.Struct(other.CppName) == Names.Struct(name)))
            Report($"the struct {name} is there twice");
        _struct = new StructBuilder(name, Number(groups[2]), _label, _line);
        return true;
    }

    private bool Field(GroupCollection groups)
    {
        if (_struct is null)
            return false;
        if (_types.TryGetValue(groups[3].Value, out TypeDefinition? type))
            _struct.Add(new FieldDefinition(Number(groups[1]), groups[2].Value, type, _label), _line);
        else
            Report($"the type {groups[3].Value} of the field {groups[2].Value} is not known");
        return true;
    }

    private bool Interface(GroupCollection groups)
    {
        Begin();
        string name = groups[1].Value;
        _interface = new InterfaceDefinition(name, default);
        if (_interfaces.Any(other => other.Name == _interface.Name))
            Report($"the interface {name} is there twice");
        else
            _interfaces.Add(_interface);
        return true;
    }

    private bool Function(GroupCollection groups)
    {
        if (_interface is null)
            return false;
        int slot = Number(groups[1]);
        if (_interface.Functions.Count == MostFunctions)
            Report($"{_interface.CppName} has more than {MostFunctions} functions, the most that a function table holds");
        if (_interface.Functions.Any(other => other.Name == groups[2].Value))
            Report($"the function {groups[2].Value} of {_interface.CppName} is there twice");
        if (slot != _interface.Functions.Count)
            Report($"slot {slot} of {_interface.CppName} should be {_interface.Functions.Count}: every slot has its line, in order");
        HashSet<string> structs = [.. _structs.Select(definition => definition.CppName)];
        if (!SignatureParser.TryParse(slot, groups[2].Value, groups[3].Value, structs, out FunctionDefinition? function, out string reason))
        {
            Report(reason);
            return true;
        }
        int index = _interfaces.IndexOf(_interface);
        _interface = _interface with { Functions = new EquatableArray<FunctionDefinition>(_interface.Functions.Append(function!)) };
        if (index >= 0)
            _interfaces[index] = _interface;
        return true;
    }

    private void Begin()
    {
        CloseStruct();
        (_type, _interface) = (null, null);
    }

    private void CloseStruct()
    {
        if (_struct is null)
            return;
        _structs.Add(_struct.Build(_path, _problems));
        _struct = null;
    }

    private void Report(string reason) => _problems.Add(new Problem(ProblemKind.Malformed, _path, _line, reason));

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
}
