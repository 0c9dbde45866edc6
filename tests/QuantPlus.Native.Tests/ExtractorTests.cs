using System.Text;
using InterfaceExtractor;

namespace QuantPlus.Native.Tests;

public sealed class ExtractorTests
{
    private const string Types = """
        /////////////////////////////
        ///TFtdcSideType是一个方向类型
        /////////////////////////////
        ///买
        #define THOST_FTDC_S_Buy '0'
        ///卖
        #define THOST_FTDC_S_Sell '1'
        typedef char TSideType;
        typedef char TTextType[7];
        typedef int TCountType;
        typedef double TPriceType;
        typedef short TShortType;
        """;

    [Fact]
    public void Types_have_their_constants_and_labels()
    {
        var types = TypeHeader.Read(Types);
        Assert.Equal(["TSideType", "TTextType", "TCountType", "TPriceType", "TShortType"], types.Select(type => type.Name));
        Assert.Equal("方向", types[0].Label);
        Assert.Equal([new ConstantFact("THOST_FTDC_S_Buy", '0', "买"), new ConstantFact("THOST_FTDC_S_Sell", '1', "卖")], types[0].Constants);
        Assert.Equal((7, 1), (types[1].Size, types[1].Alignment));
        Assert.Equal((2, 2), (types[4].Size, types[4].Alignment));
    }

    [Fact]
    public void A_struct_is_laid_out_by_the_rules_of_both_systems()
    {
        var layout = Assert.Single(StructHeader.Read(
            """
            ///报单
            struct COrderField
            {
                ///文本
                TTextType Text;
                TCountType Count; TSideType Side;
                TPriceType
                    Price; // 价格
                TShortType Small;
            };
            """,
            TypeHeader.Read(Types)));
        Assert.Equal(("COrderField", "报单", 32), (layout.Name, layout.Label, layout.Size));
        Assert.Equal([("Text", 0), ("Count", 8), ("Side", 12), ("Price", 16), ("Small", 24)], layout.Fields.Select(field => (field.Name, field.Offset)));
        Assert.Equal("文本", layout.Fields[0].Label);
    }

    [Fact]
    public void Functions_keep_the_order_of_their_declaration_over_any_number_of_lines()
    {
        var item = Assert.Single(ClassHeader.Read(
            """
            class TRADER_API_EXPORT CApi
            {
            public:
                static CApi *Create(const char *path = "", bool mode = true);
                static const char *GetVersion();
                virtual void Release() = 0;
                ///登录
                virtual int ReqLogin(CField *pField,
                                     int nRequestID) = 0;
                virtual const char *GetDay() = 0;
            protected:
                ~CApi(){};
            };
            """,
            "Api.h"));
        Assert.Equal([new FunctionFact("Create", "CApi *", "const char *path = \"\", bool mode = true"), new FunctionFact("GetVersion", "const char *", "")], item.Statics);
        Assert.Equal(
            [new FunctionFact("Release", "void", ""), new FunctionFact("ReqLogin", "int", "CField *pField, int nRequestID"), new FunctionFact("GetDay", "const char *", "")],
            item.Functions);
    }

    [Fact]
    public void Both_encodings_of_the_vendor_are_understood()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        Assert.Equal("报单", HeaderText.Decode(gb18030.GetBytes("报单")));
        Assert.Equal("报单", HeaderText.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("报单")]));
        Assert.Equal("报单", HeaderText.Decode(Encoding.UTF8.GetBytes("报单")));
    }

    [Theory]
    [InlineData("typedef long TLongType;", "line 1")]
    [InlineData("\n\ntypedef unsigned char TByteType[3];", "line 3")]
    public void A_type_that_is_not_known_is_an_error_with_its_place(string header, string place) =>
        Assert.Contains(place, Assert.Throws<HeaderException>(() => TypeHeader.Read(header)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("struct CField {\n TUnknown Field;\n};")]
    [InlineData("struct CField {\n TCountType Field[3];\n};")]
    public void A_field_that_cannot_be_understood_is_an_error_with_its_place(string header) =>
        Assert.Contains("line 2", Assert.Throws<HeaderException>(() => StructHeader.Read(header, TypeHeader.Read(Types))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_header_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("quantplus-headers");
        Assert.Contains("ThostFtdcUserApiDataType.h", Assert.Throws<HeaderException>(() => Headers.Read(folder.FullName, "ctp", "1")).Message, StringComparison.Ordinal);
        folder.Delete();
    }
}
