using QuantPlus.Instruments;

namespace QuantPlus.Simulation.Contracts;

/// <summary>A contract of the environment: what a counter says of it, its rates, and what its market looks like. Ratios are shares of 1.</summary>
internal sealed record ListedContract
{
    public required InstrumentId Id { get; init; }
    public required string Name { get; init; }
    public required string ProductId { get; init; }
    public required char ProductClass { get; init; }
    public required int DeliveryYear { get; init; }
    public required int DeliveryMonth { get; init; }
    public required int MaxMarketOrderVolume { get; init; }
    public required int MinMarketOrderVolume { get; init; }
    public required int MaxLimitOrderVolume { get; init; }
    public required int MinLimitOrderVolume { get; init; }
    public required int Multiplier { get; init; }
    public required decimal PriceTick { get; init; }
    public required string CreatedOn { get; init; }
    public required string ListedOn { get; init; }
    public required string ExpiresOn { get; init; }
    public required string DeliveryFrom { get; init; }
    public required string DeliveryTo { get; init; }
    public required decimal LongMarginRatio { get; init; }
    public required decimal ShortMarginRatio { get; init; }
    public required char MaxMarginSide { get; init; }
    public required string Underlying { get; init; }
    public required decimal? StrikePrice { get; init; }
    public required char OptionType { get; init; }
    public required char CombinationType { get; init; }
    public required CommissionRate Commission { get; init; }
    public required MarketCharacter Market { get; init; }

    public Exchange Exchange => Id.Exchange;

    /// <summary>Options are paid for with their premium and are not marked to the market each day.</summary>
    public bool IsOption => ProductClass is '2' or '6';

    /// <summary>Combinations are quoted but take no orders yet.</summary>
    public bool IsTrading => ProductClass is not '3';

    /// <summary>Five levels at SHFE and INE, one elsewhere.</summary>
    public int Levels => Exchange.SeparatesTodayPositions ? QuoteDepth.Max : 1;

    public decimal MarginRatio(bool isLong) => isLong ? LongMarginRatio : ShortMarginRatio;

    /// <summary>Whether a price is a whole number of price ticks.</summary>
    public bool IsOnGrid(decimal price) => price % PriceTick == 0;
}

/// <summary>Commission of one side of a trade: a share of the money traded and an amount per lot.</summary>
internal sealed record CommissionRate(decimal ByMoney, decimal ByVolume, decimal CloseTodayByMoney, decimal CloseTodayByVolume);

/// <summary>How a contract's market looks: where its price begins, how far a day may carry it, and how lively it is.</summary>
internal sealed record MarketCharacter(decimal ReferencePrice, decimal DailyLimit, int LotsPerSnapshot, int OpenInterest);

/// <summary>How many price levels a snapshot has room for.</summary>
internal static class QuoteDepth
{
    public const int Max = 5;
}
