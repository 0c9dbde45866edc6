using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;

namespace QuantPlus.Simulation.Time;

/// <summary>The exchanges' trading hours, with their breaks. China's time; a session contains its end but not its beginning.</summary>
internal static class TradingHours
{
    /// <summary>No night session lasts, and no day session begins, beyond it.</summary>
    public static readonly TimeSpan EarliestOpening = TimeSpan.FromHours(6);

    /// <summary>When night sessions begin.</summary>
    public static readonly TimeSpan NightOpening = At(21, 0);

    // Orders are collected for four minutes and matched in the last one before the opening.
    private static readonly TimeSpan AuctionLength = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MatchingLength = TimeSpan.FromMinutes(1);

    private static readonly (TimeSpan From, TimeSpan To)[] Commodities = [(At(9, 0), At(10, 15)), (At(10, 30), At(11, 30)), (At(13, 30), At(15, 0))];
    private static readonly (TimeSpan From, TimeSpan To)[] IndexAndStock = [(At(9, 30), At(11, 30)), (At(13, 0), At(15, 0))];
    private static readonly (TimeSpan From, TimeSpan To)[] Bonds = [(At(9, 30), At(11, 30)), (At(13, 0), At(15, 15))];

    // The last moment of each product's night session; what is not here has none.
    private static readonly Dictionary<string, TimeSpan> NightClosings = Closings(
        (At(23, 0), "rb hc bu fu ru br sp lu nr a b c cs m y p i j jm l v pp eg eb pg rr MA TA SR CF CY OI RM FG SA PF PX SH PR"),
        (At(1, 0), "cu al zn pb ni sn ss ao bc"),
        (At(2, 30), "au ag sc"));

    public static bool IsOpenByDay(ListedContract contract, TimeSpan time)
    {
        return Array.Exists(SessionsOf(contract), session => time > session.From && time <= session.To);
    }

    public static bool IsOpenAtNight(ListedContract contract, TimeSpan time)
    {
        if (!HasNight(contract))
            return false;
        var closing = NightClosings[contract.TradingProduct];
        return closing > NightOpening
            ? time > NightOpening && time <= closing
            : time > NightOpening || time <= closing;
    }

    /// <summary>Whether a contract's trading day begins with a session in the evening.</summary>
    public static bool HasNight(ListedContract contract) =>
        contract.Exchange != Exchange.Cffex && !contract.IsSecurity && NightClosings.ContainsKey(contract.TradingProduct);

    /// <summary>The phase of the opening auction, before the trading day's first session; null at any other time.</summary>
    public static TradingPhase? AuctionPhase(ListedContract contract, TimeSpan time, bool isEvening, bool hasNight)
    {
        if (hasNight != isEvening)
            return null;
        var opening = isEvening ? NightOpening : SessionsOf(contract)[0].From;
        if (time < opening - AuctionLength || time > opening)
            return null;
        return time < opening - MatchingLength ? TradingPhase.AuctionOrdering : TradingPhase.AuctionMatching;
    }

    /// <summary>The phase outside of sessions and auctions, before the evening.</summary>
    public static TradingPhase PhaseByDay(ListedContract contract, TimeSpan time, bool hasNight)
    {
        var sessions = SessionsOf(contract);
        if (time > sessions[^1].To)
            return TradingPhase.Closed;
        return time > sessions[0].From || hasNight ? TradingPhase.NoTrading : TradingPhase.BeforeTrading;
    }

    private static (TimeSpan From, TimeSpan To)[] SessionsOf(ListedContract contract) =>
        contract.Exchange == Exchange.Cffex ? contract.ProductId.StartsWith('T') ? Bonds : IndexAndStock
        : contract.IsSecurity ? IndexAndStock
        : Commodities;

    private static TimeSpan At(int hours, int minutes) => new(hours, minutes, 0);

    private static Dictionary<string, TimeSpan> Closings(params (TimeSpan Closing, string Products)[] groups) =>
        groups.SelectMany(group => group.Products.Split(' ').Select(product => (product, group.Closing)))
            .ToDictionary(pair => pair.product, pair => pair.Closing, StringComparer.Ordinal);
}
