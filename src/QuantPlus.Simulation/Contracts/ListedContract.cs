using System.Globalization;
using QuantPlus.Instruments;

namespace QuantPlus.Simulation.Contracts;

/// <summary>A contract of the environment: what a counter says of it, its rates, and what its market looks like. Ratios are shares of 1.</summary>
internal sealed class ListedContract
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

    /// <summary>The contract whose price an option follows; for most its underlying.</summary>
    public required string PricedBy { get; init; }

    public required decimal? StrikePrice { get; init; }
    public required char OptionType { get; init; }
    public required char CombinationType { get; init; }
    public required CommissionRate Commission { get; init; }
    public required MarketCharacter Market { get; init; }

    public Exchange Exchange => Id.Exchange;

    /// <summary>Options are paid for with their premium and are not marked to the market each day.</summary>
    public bool IsOption => ProductClass is '2' or '6';

    /// <summary>Whether the exchange wants margin of the larger side of a product only, not of long and short positions both.</summary>
    public bool ChargesLargerSide => MaxMarginSide == '1' && !IsOption;

    /// <summary>The product whose trading hours hold: an option trades when its underlying does.</summary>
    public string TradingProduct => IsOption ? Underlying.TrimEnd("0123456789".ToCharArray()) : ProductId;

    /// <summary>Combinations are quoted but take no orders yet.</summary>
    public bool IsTrading => !IsCombination;

    /// <summary>Whether the contract is listed on a day by its own dates.</summary>
    public bool IsListedOn(DateOnly day) =>
        (CatalogEntry.Day(ListedOn) is not { } first || day >= first) && (ExpiryDay is not { } last || day <= last);

    /// <summary>The last trading day; null where there is none.</summary>
    public DateOnly? ExpiryDay => CatalogEntry.Day(ExpiresOn);

    /// <summary>Whether what an exercise is worth is paid, because there is nothing to deliver: options on an index.</summary>
    public bool IsSettledInCash => Exchange == Exchange.Cffex;

    public bool IsCombination => ProductClass is '3';

    /// <summary>Stocks, funds and bonds, which TTS trades besides: paid in full, and never sold short.</summary>
    public bool IsSecurity => ProductClass is 'E' or 'D' or 'B';

    /// <summary>The lots that prices levels and trades of a made-up market are multiples of: securities trade by the hundred.</summary>
    public int LotSize => IsSecurity ? Math.Max(1, MinLimitOrderVolume) : 1;

    /// <summary>Five levels at SHFE, INE and the stock exchanges, one elsewhere.</summary>
    public int Levels => Exchange.SeparatesTodayPositions || IsSecurity ? QuoteDepth.Max : 1;

    public PriceGrid Grid => field ??= new PriceGrid(PriceTick);

    public decimal MarginRatio(bool isLong) => isLong ? LongMarginRatio : ShortMarginRatio;

    /// <summary>Another contract of the product, with the same terms and rates.</summary>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="month">The first day of its delivery month.</param>
    /// <param name="strike">Its strike price; null for a future.</param>
    /// <param name="underlying">Its underlying.</param>
    /// <param name="pricedBy">The contract whose price it follows.</param>
    public ListedContract Renamed(string symbol, DateOnly month, decimal? strike, string underlying, string pricedBy)
    {
        var months = ((month.Year - DeliveryYear) * 12) + month.Month - DeliveryMonth;
        string Moved(string day) => CatalogEntry.Day(day) is { } own ? own.AddMonths(months).ToString("yyyyMMdd", CultureInfo.InvariantCulture) : day;
        return new ListedContract
        {
            Id = new InstrumentId(symbol, Exchange),
            Name = symbol,
            ProductId = ProductId,
            ProductClass = ProductClass,
            DeliveryYear = month.Year,
            DeliveryMonth = month.Month,
            MaxMarketOrderVolume = MaxMarketOrderVolume,
            MinMarketOrderVolume = MinMarketOrderVolume,
            MaxLimitOrderVolume = MaxLimitOrderVolume,
            MinLimitOrderVolume = MinLimitOrderVolume,
            Multiplier = Multiplier,
            PriceTick = PriceTick,
            CreatedOn = Moved(CreatedOn),
            ListedOn = Moved(ListedOn),
            ExpiresOn = Moved(ExpiresOn),
            DeliveryFrom = Moved(DeliveryFrom),
            DeliveryTo = Moved(DeliveryTo),
            LongMarginRatio = LongMarginRatio,
            ShortMarginRatio = ShortMarginRatio,
            MaxMarginSide = MaxMarginSide,
            Underlying = underlying,
            PricedBy = pricedBy,
            StrikePrice = strike,
            OptionType = OptionType,
            CombinationType = CombinationType,
            Commission = Commission,
            Market = Market,
        };
    }

    /// <summary>Whether a price is a whole number of price ticks.</summary>
    public bool IsOnGrid(decimal price) => Grid.Contains(price);
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
