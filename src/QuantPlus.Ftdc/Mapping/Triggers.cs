using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>What conditional orders wait for, as the counter writes it.</summary>
internal static class Triggers
{
    public static ContingentConditionType To(OrderTrigger trigger) => trigger switch
    {
        OrderTrigger.None => ContingentConditionType.Immediately,
        OrderTrigger.LastAbove => ContingentConditionType.LastPriceGreaterThanStopPrice,
        OrderTrigger.LastAtOrAbove => ContingentConditionType.LastPriceGreaterEqualStopPrice,
        OrderTrigger.LastBelow => ContingentConditionType.LastPriceLesserThanStopPrice,
        OrderTrigger.LastAtOrBelow => ContingentConditionType.LastPriceLesserEqualStopPrice,
        OrderTrigger.AskAbove => ContingentConditionType.AskPriceGreaterThanStopPrice,
        OrderTrigger.AskAtOrAbove => ContingentConditionType.AskPriceGreaterEqualStopPrice,
        OrderTrigger.AskBelow => ContingentConditionType.AskPriceLesserThanStopPrice,
        OrderTrigger.AskAtOrBelow => ContingentConditionType.AskPriceLesserEqualStopPrice,
        OrderTrigger.BidAbove => ContingentConditionType.BidPriceGreaterThanStopPrice,
        OrderTrigger.BidAtOrAbove => ContingentConditionType.BidPriceGreaterEqualStopPrice,
        OrderTrigger.BidBelow => ContingentConditionType.BidPriceLesserThanStopPrice,
        OrderTrigger.BidAtOrBelow => ContingentConditionType.BidPriceLesserEqualStopPrice,
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "Not a trigger that can be requested."),
    };

    /// <summary>The trigger of a report. A counter that leaves the byte empty means an order that went to the exchange at once.</summary>
    public static OrderTrigger From(ContingentConditionType condition) => condition switch
    {
        0 or ContingentConditionType.Immediately => OrderTrigger.None,
        ContingentConditionType.LastPriceGreaterThanStopPrice => OrderTrigger.LastAbove,
        ContingentConditionType.LastPriceGreaterEqualStopPrice => OrderTrigger.LastAtOrAbove,
        ContingentConditionType.LastPriceLesserThanStopPrice => OrderTrigger.LastBelow,
        ContingentConditionType.LastPriceLesserEqualStopPrice => OrderTrigger.LastAtOrBelow,
        ContingentConditionType.AskPriceGreaterThanStopPrice => OrderTrigger.AskAbove,
        ContingentConditionType.AskPriceGreaterEqualStopPrice => OrderTrigger.AskAtOrAbove,
        ContingentConditionType.AskPriceLesserThanStopPrice => OrderTrigger.AskBelow,
        ContingentConditionType.AskPriceLesserEqualStopPrice => OrderTrigger.AskAtOrBelow,
        ContingentConditionType.BidPriceGreaterThanStopPrice => OrderTrigger.BidAbove,
        ContingentConditionType.BidPriceGreaterEqualStopPrice => OrderTrigger.BidAtOrAbove,
        ContingentConditionType.BidPriceLesserThanStopPrice => OrderTrigger.BidBelow,
        ContingentConditionType.BidPriceLesserEqualStopPrice => OrderTrigger.BidAtOrBelow,
        _ => OrderTrigger.Other,
    };
}
