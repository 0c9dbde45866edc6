using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Writes what is asked of an order into the counter's struct.</summary>
internal static class InputMapping
{
    /// <param name="field">The struct, empty but for who sends it.</param>
    /// <param name="request">The order, checked before.</param>
    /// <param name="withTag">Whether the library has room for the user's tag.</param>
    public static void Write(ref InputOrderField field, OrderRequest request, bool withTag)
    {
        var (price, time, volume) = OrderTypes.To(request.Type);
        field.InstrumentID.Set(request.Instrument.Symbol);
        field.ExchangeID.Set(request.Instrument.Exchange.Code);
        field.OrderPriceType = price;
        field.Direction = TradingTerms.To(request.Direction);
        field.CombOffsetFlag.Set([TradingTerms.To(request.Offset)]);
        field.CombHedgeFlag.Set([TradingTerms.To(request.Hedge)]);
        field.LimitPrice = request.Type == OrderType.Market ? 0 : request.Price;
        field.VolumeTotalOriginal = request.Volume;
        field.TimeCondition = time;
        field.VolumeCondition = request.MinVolume > 1 ? VolumeConditionType.MV : volume;
        field.MinVolume = request.MinVolume;
        field.ContingentCondition = Triggers.To(request.Trigger);
        if (request.Trigger != OrderTrigger.None)
            field.StopPrice = request.StopPrice;
        field.ForceCloseReason = ForceCloseReasonType.NotForceClose;
        if (withTag && request.Tag.Length > 0)
            field.OrderMemo.Set(request.Tag);
    }
}
