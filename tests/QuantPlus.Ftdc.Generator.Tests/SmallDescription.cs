namespace QuantPlus.Ftdc.Generator.Tests;

/// <summary>A description and a version table that have one of everything, small enough to be read.</summary>
internal static class SmallDescription
{
    public const string Path = "small-2.0.txt";
    public const string VersionsPath = "versions.txt";
    public const string Namespace = "Small.Native";

    public const string Text = """
        # small 2.0
        api small 2.0
        type TThostFtdcNameType char[9]  # name
        type TThostFtdcSideType char  # side
          const THOST_FTDC_S_Buy '0'  # buy
          const THOST_FTDC_S_Sell '1'  # sell
        type TThostFtdcFlagType char
        type TThostFtdcCountType int
        type TThostFtdcPortType short
        type TThostFtdcPriceType double
        struct CThostFtdcOrderField size 48  # order
          @0 Name TThostFtdcNameType  # name
          @9 Side TThostFtdcSideType
          @10 Flag TThostFtdcFlagType
          @12 Port TThostFtdcPortType
          @16 Count TThostFtdcCountType
          @24 Price TThostFtdcPriceType
          @32 Added TThostFtdcNameType
        struct CThostFtdcInfoField size 4
          @0 Count TThostFtdcCountType
        interface CThostFtdcMdSpi
          [0] OnFrontConnected : void ()
          [1] OnRtnOrder : void (CThostFtdcOrderField *pOrder)
        interface CThostFtdcMdApi
          static GetApiVersion : const char * ()
          [0] Release : void ()
          [1] GetTradingDay : const char * ()
          [2] RegisterFront : void (char *pszFrontAddress)
          [3] RegisterSpi : void (CThostFtdcMdSpi *pSpi)
          [4] Subscribe : int (char *ppInstrumentID[], int nCount)
          [5] ReqOrder : int (CThostFtdcOrderField *pOrder, int nRequestID)
          [6] GetInfo : void (CThostFtdcInfoField *pInfo)
        """;

    public const string Versions = """
        version small 1.0
          slots CThostFtdcMdSpi 2
          slots CThostFtdcMdApi 6
          parameters CreateFtdcMdApi 3
          parameters CreateFtdcTraderApi 1
          absent CThostFtdcMdApi.GetTradingDay
          size CThostFtdcOrderField 32 fields 6
        version other 9.9
          slots CThostFtdcMdApi 99
        version small 2.0
          slots CThostFtdcMdSpi 2
          slots CThostFtdcMdApi 7
          parameters CreateFtdcMdApi 4
          parameters CreateFtdcTraderApi 2
        """;

    public static InputFile File(string text = Text) => new(Path, text, Namespace);

    public static InputFile VersionsFile(string text = Versions) => new(VersionsPath, text);

    public static GeneratorRun Run(string text = Text, string versions = Versions) => new(File(text), VersionsFile(versions));
}
