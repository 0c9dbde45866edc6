namespace QuantPlus.Simulation.Contracts;

/// <summary>What all contracts of a product have in common.</summary>
internal sealed record ProductTerms(
    (string Exchange, string Product, string ProductClass) Key,
    int MaxMarketOrderVolume,
    int MinMarketOrderVolume,
    int MaxLimitOrderVolume,
    int MinLimitOrderVolume,
    int Multiplier,
    decimal PriceTick,
    char MaxMarginSide,
    decimal DailyLimit,
    CommissionRate Commission)
{
    public static (string Exchange, string Product, string ProductClass) KeyOf(TableRow row) =>
        (row.Text("Exchange"), row.Text("Product"), row.Text("ProductClass"));

    public static ProductTerms Read(TableRow row) => new(
        KeyOf(row),
        row.Integer("MaxMarketOrderVolume"),
        row.Integer("MinMarketOrderVolume"),
        row.Integer("MaxLimitOrderVolume"),
        row.Integer("MinLimitOrderVolume"),
        row.Integer("Multiplier"),
        row.Number("PriceTick"),
        row.Code("MaxMarginSide"),
        row.Number("DailyLimit"),
        new CommissionRate(
            row.Number("CommissionByMoney"), row.Number("CommissionByVolume"), row.Number("CloseTodayByMoney"), row.Number("CloseTodayByVolume")));
}
