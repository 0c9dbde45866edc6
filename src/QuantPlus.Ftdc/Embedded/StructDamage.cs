using System.Runtime.CompilerServices;
using QuantPlus.Simulation.Faults;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Spoils structs as no counter should, but some do: texts that are none, codes that no version knows, numbers out of all bounds.</summary>
internal static class StructDamage
{
    private const byte NoCode = 0xEE;

    /// <summary>Spoils a struct of the kinds that clients read; what names it (contract, order, trade, account) stays.</summary>
    public static void Apply<T>(ref T row, FaultKind kind)
        where T : unmanaged
    {
        if (typeof(T) == typeof(OrderField))
            Apply(ref Unsafe.As<T, OrderField>(ref row), kind);
        else if (typeof(T) == typeof(TradeField))
            Apply(ref Unsafe.As<T, TradeField>(ref row), kind);
        else if (typeof(T) == typeof(DepthMarketDataField))
            Apply(ref Unsafe.As<T, DepthMarketDataField>(ref row), kind);
        else if (typeof(T) == typeof(InstrumentField))
            Apply(ref Unsafe.As<T, InstrumentField>(ref row), kind);
        else if (typeof(T) == typeof(InvestorPositionField))
            Apply(ref Unsafe.As<T, InvestorPositionField>(ref row), kind);
        else if (typeof(T) == typeof(TradingAccountField))
            Apply(ref Unsafe.As<T, TradingAccountField>(ref row), kind);
        else if (typeof(T) == typeof(RspUserLoginField))
            Apply(ref Unsafe.As<T, RspUserLoginField>(ref row), kind);
    }

    private static void Apply(ref OrderField row, FaultKind kind)
    {
        if (kind == FaultKind.GarbageText)
        {
            Fill(row.StatusMsg.AsSpan());
            Fill(row.InsertTime.AsSpan());
            Fill(row.ActiveUserID.AsSpan());
        }
        else if (kind == FaultKind.UnknownCode)
        {
            row.OrderStatus = (OrderStatusType)NoCode;
            row.OrderSubmitStatus = (OrderSubmitStatusType)NoCode;
            row.OrderPriceType = (OrderPriceTypeType)NoCode;
            row.CombOffsetFlag.AsSpan().Fill(NoCode);
            row.CombHedgeFlag.AsSpan().Fill(NoCode);
        }
        else if (kind == FaultKind.ExtremeNumber)
        {
            row.LimitPrice = double.NegativeInfinity;
            row.StopPrice = double.NaN;
            row.NotifySequence = int.MinValue;
            row.SequenceNo = int.MaxValue;
        }
    }

    private static void Apply(ref TradeField row, FaultKind kind)
    {
        if (kind == FaultKind.GarbageText)
        {
            Fill(row.TradeTime.AsSpan());
            Fill(row.TradeDate.AsSpan());
            Fill(row.ClientID.AsSpan());
        }
        else if (kind == FaultKind.UnknownCode)
        {
            row.HedgeFlag = (HedgeFlagType)NoCode;
            row.TradeType = (TradeTypeType)NoCode;
            row.PriceSource = (PriceSourceType)NoCode;
        }
        else if (kind == FaultKind.ExtremeNumber)
        {
            row.Price = double.PositiveInfinity;
            row.SequenceNo = int.MinValue;
        }
    }

    private static void Apply(ref DepthMarketDataField row, FaultKind kind)
    {
        if (kind == FaultKind.GarbageText)
        {
            Fill(row.UpdateTime.AsSpan());
            Fill(row.TradingDay.AsSpan());
            Fill(row.ActionDay.AsSpan());
            Fill(row.ExchangeID.AsSpan());
        }
        else if (kind == FaultKind.ExtremeNumber)
        {
            row.LastPrice = double.NaN;
            row.BidPrice1 = double.NegativeInfinity;
            row.AskPrice1 = double.PositiveInfinity;
            row.Turnover = -double.MaxValue;
            row.Volume = int.MinValue;
            row.UpdateMillisec = int.MaxValue;
        }
    }

    private static void Apply(ref InstrumentField row, FaultKind kind)
    {
        if (kind == FaultKind.GarbageText)
        {
            Fill(row.InstrumentName.AsSpan());
            Fill(row.ExpireDate.AsSpan());
        }
        else if (kind == FaultKind.UnknownCode)
        {
            row.ProductClass = (ProductClassType)NoCode;
            row.OptionsType = (OptionsTypeType)NoCode;
            row.InstLifePhase = (InstLifePhaseType)NoCode;
        }
        else if (kind == FaultKind.ExtremeNumber)
        {
            row.LongMarginRatio = double.NaN;
            row.StrikePrice = double.PositiveInfinity;
            row.MaxLimitOrderVolume = int.MinValue;
            row.DeliveryYear = int.MaxValue;
        }
    }

    private static void Apply(ref InvestorPositionField row, FaultKind kind)
    {
        if (kind == FaultKind.UnknownCode)
            row.PositionDate = (PositionDateType)NoCode;
        else if (kind == FaultKind.ExtremeNumber)
            row.PositionProfit = row.UseMargin = row.SettlementPrice = double.MaxValue;
    }

    private static void Apply(ref TradingAccountField row, FaultKind kind)
    {
        if (kind == FaultKind.GarbageText)
            Fill(row.CurrencyID.AsSpan());
        else if (kind == FaultKind.ExtremeNumber)
            row.Interest = row.Mortgage = row.Credit = row.PositionProfit = double.MaxValue;
    }

    private static void Apply(ref RspUserLoginField row, FaultKind kind)
    {
        if (kind == FaultKind.GarbageText)
        {
            Fill(row.SystemName.AsSpan());
            Fill(row.LoginTime.AsSpan());
            Fill(row.SHFETime.AsSpan());
        }
    }

    // No GB18030 begins with 0xFF, and there is no NUL at the end.
    private static void Fill(Span<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = i % 2 == 0 ? (byte)0xFF : (byte)0x80;
    }
}
