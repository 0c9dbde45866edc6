extern alias Ctp;

using System.Text;
using Ctp::QuantPlus.Ctp.Native;

namespace QuantPlus.Benchmarks.Peers;

/// <summary>The snapshot as wrappers make it that decode by hand: a fresh object, with a string for each text.</summary>
internal sealed class PeerTick
{
    private static readonly Encoding Encoding = MakeEncoding();

    public string TradingDay { get; set; } = "";

    public string ExchangeID { get; set; } = "";

    public string UpdateTime { get; set; } = "";

    public string ActionDay { get; set; } = "";

    public string InstrumentID { get; set; } = "";

    public string ExchangeInstID { get; set; } = "";

    public double LastPrice { get; set; }

    public double PreSettlementPrice { get; set; }

    public double PreClosePrice { get; set; }

    public double PreOpenInterest { get; set; }

    public double OpenPrice { get; set; }

    public double HighestPrice { get; set; }

    public double LowestPrice { get; set; }

    public double Turnover { get; set; }

    public double OpenInterest { get; set; }

    public double ClosePrice { get; set; }

    public double SettlementPrice { get; set; }

    public double UpperLimitPrice { get; set; }

    public double LowerLimitPrice { get; set; }

    public double PreDelta { get; set; }

    public double CurrDelta { get; set; }

    public double BidPrice1 { get; set; }

    public double AskPrice1 { get; set; }

    public double BidPrice2 { get; set; }

    public double AskPrice2 { get; set; }

    public double BidPrice3 { get; set; }

    public double AskPrice3 { get; set; }

    public double BidPrice4 { get; set; }

    public double AskPrice4 { get; set; }

    public double BidPrice5 { get; set; }

    public double AskPrice5 { get; set; }

    public double AveragePrice { get; set; }

    public double BandingUpperPrice { get; set; }

    public double BandingLowerPrice { get; set; }

    public int Volume { get; set; }

    public int UpdateMillisec { get; set; }

    public int BidVolume1 { get; set; }

    public int AskVolume1 { get; set; }

    public int BidVolume2 { get; set; }

    public int AskVolume2 { get; set; }

    public int BidVolume3 { get; set; }

    public int AskVolume3 { get; set; }

    public int BidVolume4 { get; set; }

    public int AskVolume4 { get; set; }

    public int BidVolume5 { get; set; }

    public int AskVolume5 { get; set; }

    /// <summary>Decodes a snapshot.</summary>
    public static PeerTick Decode(in DepthMarketDataField field) => new()
    {
        TradingDay = Text(field.TradingDay.AsReadOnlySpan()),
        ExchangeID = Text(field.ExchangeID.AsReadOnlySpan()),
        UpdateTime = Text(field.UpdateTime.AsReadOnlySpan()),
        ActionDay = Text(field.ActionDay.AsReadOnlySpan()),
        InstrumentID = Text(field.InstrumentID.AsReadOnlySpan()),
        ExchangeInstID = Text(field.ExchangeInstID.AsReadOnlySpan()),
        LastPrice = field.LastPrice,
        PreSettlementPrice = field.PreSettlementPrice,
        PreClosePrice = field.PreClosePrice,
        PreOpenInterest = field.PreOpenInterest,
        OpenPrice = field.OpenPrice,
        HighestPrice = field.HighestPrice,
        LowestPrice = field.LowestPrice,
        Turnover = field.Turnover,
        OpenInterest = field.OpenInterest,
        ClosePrice = field.ClosePrice,
        SettlementPrice = field.SettlementPrice,
        UpperLimitPrice = field.UpperLimitPrice,
        LowerLimitPrice = field.LowerLimitPrice,
        PreDelta = field.PreDelta,
        CurrDelta = field.CurrDelta,
        BidPrice1 = field.BidPrice1,
        AskPrice1 = field.AskPrice1,
        BidPrice2 = field.BidPrice2,
        AskPrice2 = field.AskPrice2,
        BidPrice3 = field.BidPrice3,
        AskPrice3 = field.AskPrice3,
        BidPrice4 = field.BidPrice4,
        AskPrice4 = field.AskPrice4,
        BidPrice5 = field.BidPrice5,
        AskPrice5 = field.AskPrice5,
        AveragePrice = field.AveragePrice,
        BandingUpperPrice = field.BandingUpperPrice,
        BandingLowerPrice = field.BandingLowerPrice,
        Volume = field.Volume,
        UpdateMillisec = field.UpdateMillisec,
        BidVolume1 = field.BidVolume1,
        AskVolume1 = field.AskVolume1,
        BidVolume2 = field.BidVolume2,
        AskVolume2 = field.AskVolume2,
        BidVolume3 = field.BidVolume3,
        AskVolume3 = field.AskVolume3,
        BidVolume4 = field.BidVolume4,
        AskVolume4 = field.AskVolume4,
        BidVolume5 = field.BidVolume5,
        AskVolume5 = field.AskVolume5,
    };

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.GetString(end < 0 ? bytes : bytes[..end]);
    }

    private static Encoding MakeEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB2312");
    }
}
