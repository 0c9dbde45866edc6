namespace QuantPlus.Ftdc.Generator.Tests;

/// <summary>What is wrong with an input file is a build error at its file and line, never a wrong binding and never a crash.</summary>
public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("type TThostFtdcNameType char[9]  # name", "type TThostFtdcNameType wchar[9]", "FTDC001", "'type TThostFtdcNameType wchar[9]' is no line of an interface description")]
    [InlineData("type TThostFtdcCountType int", "type TThostFtdcCountType int[4]", "FTDC001", "'type TThostFtdcCountType int[4]' is no line of an interface description")]
    [InlineData("type TThostFtdcPortType short", "type TThostFtdcSideType short", "FTDC001", "the type TThostFtdcSideType is there twice")]
    [InlineData("  const THOST_FTDC_S_Sell '1'  # sell", "  const THOST_FTDC_S_Sell '12'", "FTDC001", "'  const THOST_FTDC_S_Sell '12'' is no line of an interface description")]
    [InlineData("type TThostFtdcFlagType char", "type TThostFtdcFlagType char\n  const", "FTDC001", "'  const' is no line of an interface description", 1)]
    [InlineData("  @16 Count TThostFtdcCountType", "  @16 Count TThostFtdcSizeType", "FTDC001", "the type TThostFtdcSizeType of the field Count is not known")]
    [InlineData("  @16 Count TThostFtdcCountType", "  @16 Port TThostFtdcCountType", "FTDC001", "the field Port of CThostFtdcOrderField is there twice")]
    [InlineData("  @16 Count TThostFtdcCountType", "  @20 Count TThostFtdcCountType", "FTDC002", "CThostFtdcOrderField.Count is said to be at 20, but its natural offset is 16")]
    [InlineData("struct CThostFtdcInfoField size 4", "struct CThostFtdcInfoField size 8", "FTDC002", "CThostFtdcInfoField is said to be 8 bytes long, but its fields make 4")]
    [InlineData("struct CThostFtdcInfoField size 4", "struct CThostFtdcInfoField size 99999999999", "FTDC001", "'struct CThostFtdcInfoField size 99999999999' is no line of an interface description")]
    [InlineData("  [1] OnRtnOrder : void (CThostFtdcOrderField *pOrder)", "  [3] OnRtnOrder : void (CThostFtdcOrderField *pOrder)", "FTDC001", "slot 3 of CThostFtdcMdSpi should be 1: every slot has its line, in order")]
    [InlineData("  [1] GetTradingDay : const char * ()", "  [1] Release : const char * ()", "FTDC001", "the function Release of CThostFtdcMdApi is there twice")]
    [InlineData("  [1] GetTradingDay : const char * ()", "  [1] GetTradingDay : double ()", "FTDC001", "the signature of GetTradingDay is not understood: 'double ()'")]
    [InlineData("  [2] RegisterFront : void (char *pszFrontAddress)", "  [2] RegisterFront : void (wchar_t *pszFrontAddress)", "FTDC001", "the parameter 'wchar_t *pszFrontAddress' of RegisterFront is not understood")]
    [InlineData("  [4] Subscribe : int (char *ppInstrumentID[], int nCount)", "  [4] Subscribe : int (char *ppInstrumentID[])", "FTDC001", "a list of texts of Subscribe is not followed by its count")]
    [InlineData("interface CThostFtdcMdApi", "interface CThostFtdcMdSpi", "FTDC001", "the interface CThostFtdcMdSpi is there twice")]
    public void A_malformed_description_is_reported_at_its_line(string line, string malformed, string id, string message, int linesBelow = 0)
    {
        var run = SmallDescription.Run(Replace(SmallDescription.Text, line, malformed));
        Assert.Contains($"{SmallDescription.Path}({NumberOf(SmallDescription.Text, line) + linesBelow}): {id}: {message}", run.Diagnostics);
    }

    [Theory]
    [InlineData("interface CThostFtdcMdSpi", "struct CThostFtdcOrderField size 4\n  @0 Count TThostFtdcCountType\ninterface CThostFtdcMdSpi", "the struct CThostFtdcOrderField is there twice")]
    [InlineData("type TThostFtdcNameType char[9]  # name", "  const THOST_FTDC_S_Early '0'", "'  const THOST_FTDC_S_Early '0'' is no line of an interface description")]
    [InlineData("type TThostFtdcNameType char[9]  # name", "  @0 Early TThostFtdcNameType", "'  @0 Early TThostFtdcNameType' is no line of an interface description")]
    [InlineData("type TThostFtdcNameType char[9]  # name", "  [0] Early : void ()", "'  [0] Early : void ()' is no line of an interface description")]
    [InlineData("type TThostFtdcPriceType double", "type TThostFtdcPriceType double\n  const THOST_FTDC_P_One '1'", "the constant THOST_FTDC_P_One belongs to TThostFtdcPriceType, which is no char", 1)]
    public void A_line_in_the_wrong_place_is_reported_there(string line, string misplaced, string message, int linesBelow = 0)
    {
        var run = SmallDescription.Run(Replace(SmallDescription.Text, line, misplaced));
        Assert.Contains($"{SmallDescription.Path}({NumberOf(SmallDescription.Text, line) + linesBelow}): FTDC001: {message}", run.Diagnostics);
    }

    [Theory]
    [InlineData("  absent CThostFtdcMdApi.GetTradingDay", "  lacks CThostFtdcMdApi.GetTradingDay", "FTDC001", "'  lacks CThostFtdcMdApi.GetTradingDay' is no line of a version table")]
    [InlineData("  absent CThostFtdcMdApi.GetTradingDay", "  absent CThostFtdcMdApi.GetDay", "FTDC003", "CThostFtdcMdApi.GetDay is not in the description")]
    [InlineData("  absent CThostFtdcMdApi.GetTradingDay", "  absent CThostFtdcDayField", "FTDC003", "CThostFtdcDayField is not in the description")]
    [InlineData("  slots CThostFtdcMdApi 6", "  slots CThostFtdcMdApi 7", "FTDC003", "CThostFtdcMdApi of small 1.0 is said to have 7 slots, but 6 functions are not absent")]
    [InlineData("  size CThostFtdcOrderField 32 fields 6", "  size CThostFtdcTradeField 32 fields 6", "FTDC003", "CThostFtdcTradeField is not in the description")]
    [InlineData("  size CThostFtdcOrderField 32 fields 6", "  size CThostFtdcOrderField 32 fields 8", "FTDC003", "CThostFtdcOrderField never had more than 7 fields and 48 bytes")]
    [InlineData("  size CThostFtdcOrderField 32 fields 6", "  size CThostFtdcOrderField 24 fields 6", "FTDC003", "the first 6 fields of CThostFtdcOrderField take 32 bytes, more than its 24")]
    [InlineData("  size CThostFtdcOrderField 32 fields 6", "  size CThostFtdcOrderField 32 fields 99999999999", "FTDC001", "'  size CThostFtdcOrderField 32 fields 99999999999' is no line of a version table")]
    [InlineData("version small 2.0", "version small 2.0\n  absent CThostFtdcMdApi.GetTradingDay", "FTDC003", "GetTradingDay cannot be absent in small 2.0, which the description is of", 1)]
    [InlineData("version small 2.0", "version small 1.5\n  absent CThostFtdcMdApi.GetInfo\nversion small 2.0", "FTDC003", "GetInfo is absent in small 1.5, but not in 1.0 before it", 1)]
    [InlineData("version small 2.0", "version small 1.0", "FTDC003", "small 1.0 is in the version table twice")]
    public void A_wrong_version_table_is_reported_at_its_line(string line, string wrong, string id, string message, int linesBelow = 0)
    {
        var run = SmallDescription.Run(versions: Replace(SmallDescription.Versions, line, wrong));
        Assert.Contains($"{SmallDescription.VersionsPath}({NumberOf(SmallDescription.Versions, line) + linesBelow}): {id}: {message}", run.Diagnostics);
    }

    [Fact]
    public void A_version_without_the_parameters_of_its_factories_is_reported()
    {
        var run = SmallDescription.Run(versions: Replace(SmallDescription.Versions, "  parameters CreateFtdcMdApi 3\n", ""));
        Assert.Contains($"{SmallDescription.VersionsPath}(1): FTDC003: the number of parameters of CreateFtdcMdApi is missing for small 1.0", run.Diagnostics);
    }

    [Fact]
    public void A_description_without_its_name_is_reported()
    {
        var run = SmallDescription.Run(Replace(SmallDescription.Text, "api small 2.0", ""));
        Assert.Contains(run.Diagnostics, text => text.EndsWith("FTDC001: the line 'api <family> <version>' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_description_that_is_newer_than_the_version_table_is_reported_and_so_is_a_missing_table()
    {
        const string Message = "FTDC003: the last version of small in the version table should be that of the description, ";
        var newer = SmallDescription.Run(Replace(SmallDescription.Text, "api small 2.0", "api small 2.1"));
        Assert.Contains($"{SmallDescription.VersionsPath}(1): {Message}2.1", newer.Diagnostics);

        var alone = new GeneratorRun(SmallDescription.File());
        Assert.Contains($"versions.txt(1): {Message}2.0", alone.Diagnostics);
        Assert.Equal(["Enums.g.cs", "Structs.g.cs", "TextTypes.g.cs"], alone.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_interface_with_more_functions_than_a_table_has_slots_is_reported()
    {
        var functions = string.Join('\n', Enumerable.Range(0, 257).Select(slot => $"  [{slot}] On{slot} : void ()"));
        var text = SmallDescription.Text + "\ninterface CThostFtdcBigSpi\n" + functions;
        var line = text.Split('\n').Length;
        Assert.Contains(
            $"{SmallDescription.Path}({line}): FTDC001: CThostFtdcBigSpi has more than 256 functions, the most that a function table holds",
            SmallDescription.Run(text).Diagnostics);
    }

    private static string Replace(string text, string line, string other)
    {
        Assert.Contains(line, text, StringComparison.Ordinal);
        return text.Replace(line, other, StringComparison.Ordinal);
    }

    private static int NumberOf(string text, string line) => Array.IndexOf(text.Split('\n'), line) + 1;
}
