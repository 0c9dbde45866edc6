namespace InterfaceExtractor;

/// <summary>Reads the four headers of a vendor's folder.</summary>
internal static class Headers
{
    private static readonly string[] ClassFiles = ["ThostFtdcMdApi.h", "ThostFtdcTraderApi.h"];

    public static InterfaceFacts Read(string folder, string family, string version)
    {
        var types = TypeHeader.Read(HeaderText.Read(folder, "ThostFtdcUserApiDataType.h"));
        var structs = StructHeader.Read(HeaderText.Read(folder, "ThostFtdcUserApiStruct.h"), types);
        var interfaces = ClassFiles.SelectMany(file => ClassHeader.Read(HeaderText.Read(folder, file), file));
        return new InterfaceFacts(family, version, types, structs, [.. interfaces]);
    }
}
