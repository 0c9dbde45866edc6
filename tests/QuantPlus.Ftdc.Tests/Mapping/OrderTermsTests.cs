using QuantPlus.Errors;
using QuantPlus.Ftdc.Mapping;
using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Tests.Mapping;

/// <summary>What is asked of an order, as the counter's struct has it, and what a report says of it.</summary>
public sealed class OrderTermsTests
{
    private static readonly OrderRequest Plain = OrderRequest.Buy(InstrumentId.Parse("rb2510.SHFE"), 3, 3200);

    [Fact]
    public void A_plain_order_goes_at_once_for_any_volume_and_says_nothing_else()
    {
        var field = Write(Plain);
        Assert.Equal(
            (ContingentConditionType.Immediately, VolumeConditionType.AV, 1, 0d, ""),
            (field.ContingentCondition, field.VolumeCondition, field.MinVolume, field.StopPrice, field.OrderMemo.ToString()));
    }

    [Theory]
    [InlineData(OrderType.Limit, '2', '3', '1', 3200)]
    [InlineData(OrderType.Market, '1', '1', '1', 0)]
    [InlineData(OrderType.FillAndKill, '2', '1', '1', 3200)]
    [InlineData(OrderType.FillOrKill, '2', '1', '3', 3200)]
    public void A_type_is_price_time_and_volume(OrderType type, char price, char time, char volume, double limit)
    {
        var field = Write(Plain with { Type = type });
        Assert.Equal((price, time, volume, limit), ((char)field.OrderPriceType, (char)field.TimeCondition, (char)field.VolumeCondition, field.LimitPrice));
    }

    [Fact]
    public void A_least_volume_is_a_condition_of_its_own()
    {
        var field = Write(Plain with { Type = OrderType.FillAndKill, MinVolume = 2 });
        Assert.Equal((VolumeConditionType.MV, 2), (field.VolumeCondition, field.MinVolume));
    }

    [Theory]
    [InlineData(OrderTrigger.LastAbove, '5')]
    [InlineData(OrderTrigger.LastAtOrAbove, '6')]
    [InlineData(OrderTrigger.LastBelow, '7')]
    [InlineData(OrderTrigger.LastAtOrBelow, '8')]
    [InlineData(OrderTrigger.AskAbove, '9')]
    [InlineData(OrderTrigger.AskAtOrAbove, 'A')]
    [InlineData(OrderTrigger.AskBelow, 'B')]
    [InlineData(OrderTrigger.AskAtOrBelow, 'C')]
    [InlineData(OrderTrigger.BidAbove, 'D')]
    [InlineData(OrderTrigger.BidAtOrAbove, 'E')]
    [InlineData(OrderTrigger.BidBelow, 'F')]
    [InlineData(OrderTrigger.BidAtOrBelow, 'H')]
    public void A_trigger_has_its_code_and_its_price_and_comes_back(OrderTrigger trigger, char code)
    {
        var field = Write(Plain with { Trigger = trigger, StopPrice = 3210 });
        Assert.Equal((code, 3210d), ((char)field.ContingentCondition, field.StopPrice));
        var report = Report();
        report.ContingentCondition = field.ContingentCondition;
        report.StopPrice = 3210;
        Assert.Equal((trigger, 3210d), (Read(report).Trigger, Read(report).StopPrice));
    }

    [Theory]
    [InlineData('\0', OrderTrigger.None)]
    [InlineData('1', OrderTrigger.None)]
    [InlineData('2', OrderTrigger.Other)]
    [InlineData('4', OrderTrigger.Other)]
    [InlineData('G', OrderTrigger.Other)]
    [InlineData('~', OrderTrigger.Other)]
    public void What_nobody_asked_for_passes_through(char code, OrderTrigger trigger)
    {
        var report = Report();
        report.ContingentCondition = (ContingentConditionType)code;
        report.StopPrice = double.MaxValue;
        var order = Read(report);
        Assert.Equal((trigger, true), (order.Trigger, double.IsNaN(order.StopPrice)));
    }

    [Theory]
    [InlineData(HedgeFlag.Speculation, '1')]
    [InlineData(HedgeFlag.Arbitrage, '2')]
    [InlineData(HedgeFlag.Hedge, '3')]
    [InlineData(HedgeFlag.Covered, '4')]
    [InlineData(HedgeFlag.MarketMaker, '5')]
    public void A_purpose_has_its_code(HedgeFlag hedge, char code) => Assert.Equal(code, (char)Write(Plain with { Hedge = hedge }).CombHedgeFlag[0]);

    [Fact]
    public void A_tag_goes_where_there_is_room_for_it()
    {
        Assert.Equal("做市买", Write(Plain with { Tag = "做市买" }).OrderMemo.ToString());
        Assert.Equal("", Write(Plain with { Tag = "做市买" }, withTag: false).OrderMemo.ToString());
        var report = Report();
        report.OrderMemo.Set("twelve bytes");
        Assert.Equal("twelve bytes", Read(report).Tag);
    }

    [Fact]
    public void Orders_without_a_reference_are_not_one_and_the_same()
    {
        var first = Report();
        first.OrderRef.Set("");
        first.BrokerOrderSeq = 77;
        var second = first;
        second.BrokerOrderSeq = 78;
        Assert.NotEqual(Read(first).Id, Read(second).Id);
        Assert.Equal(Read(first).Id, Read(first).Id);
        Assert.True(OrderMapping.IsMadeUp(Read(first).Id.OrderRef));
        Assert.False(OrderMapping.IsMadeUp(Read(Report()).Id.OrderRef));
    }

    [Theory]
    [InlineData("已撤单报单被拒绝SHFE:当前状态禁止此项操作", OrderRejectReason.OutsideSession)]
    [InlineData("已撤单报单被拒绝DCE:不被支持的报单类型", OrderRejectReason.NotSupported)]
    [InlineData("已撤单报单被拒绝CZCE:价格非最小单位倍数", OrderRejectReason.PriceOffGrid)]
    [InlineData("已撤单报单被拒绝SHFE:报单价格高于涨停板", OrderRejectReason.PriceOutsideLimits)]
    [InlineData("已撤单报单被拒绝CFFEX:平仓量超过持仓量", OrderRejectReason.InsufficientPosition)]
    [InlineData("客户持仓不足", OrderRejectReason.InsufficientPosition)]
    [InlineData("资金不足", OrderRejectReason.InsufficientFunds)]
    [InlineData("自成交防范", OrderRejectReason.SelfTrade)]
    [InlineData("超过撤单次数上限", OrderRejectReason.TooManyCancels)]
    [InlineData("超过客户限仓", OrderRejectReason.PositionLimit)]
    [InlineData("已撤单", OrderRejectReason.Other)]
    [InlineData("", OrderRejectReason.Other)]
    public void An_exchange_says_why_in_words_only(string text, OrderRejectReason reason)
    {
        var report = Report();
        report.OrderStatus = OrderStatusType.Canceled;
        report.OrderSubmitStatus = OrderSubmitStatusType.InsertRejected;
        report.StatusMsg.Set(text);
        Assert.Equal((OrderStatus.Rejected, reason), (Read(report).Status, Read(report).RejectReason));
    }

    private static InputOrderField Write(OrderRequest request, bool withTag = true)
    {
        var field = default(InputOrderField);
        InputMapping.Write(ref field, request, withTag);
        return field;
    }

    private static OrderField Report()
    {
        var field = default(OrderField);
        field.InstrumentID.Set("rb2510");
        field.ExchangeID.Set("SHFE");
        field.OrderRef.Set("12");
        field.CombOffsetFlag.Set("0");
        field.CombHedgeFlag.Set("1");
        return field;
    }

    private static Order Read(in OrderField field) => OrderMapping.ToReport(field)!.Order;
}
