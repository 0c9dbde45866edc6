using System.Collections.Frozen;
using QuantPlus.Instruments;

namespace QuantPlus.MarketData.Bars;

/// <summary>The exchanges' trading hours, with their breaks.</summary>
internal static class ExchangeHours
{
    private static readonly TradingSession[] Commodities = [Session(9, 0, 10, 15), Session(10, 30, 11, 30), Session(13, 30, 15, 0)];
    private static readonly TradingSession[] Shares = [Session(9, 30, 11, 30), Session(13, 0, 15, 0)];
    private static readonly TradingSession[] Bonds = [Session(9, 30, 11, 30), Session(13, 0, 15, 15)];

    private static readonly TradingSessions ByDay = new(Commodities);
    private static readonly TradingSessions OfShares = new(Shares);
    private static readonly TradingSessions OfBonds = new(Bonds);

    // When each product's night session ends; what is not here has none.
    private static readonly FrozenDictionary<string, TradingSessions> AtNight = Nights(
        (Session(21, 0, 23, 0), "rb hc bu fu ru br sp lu nr op a b c cs m y p i j jm l v pp eg eb pg rr lg bz MA TA SR CF CY OI RM FG SA PF PX SH PR ZC PL"),
        (Session(21, 0, 1, 0), "cu al zn pb ni sn ss ao ad bc"),
        (Session(21, 0, 2, 30), "au ag sc"));

    public static TradingSessions Of(InstrumentId instrument) => instrument.Exchange.Code switch
    {
        "CFFEX" => ProductOf(instrument.Symbol).StartsWith('T') ? OfBonds : OfShares,
        "SSE" or "SZSE" or "BSE" => OfShares,
        "SHFE" or "INE" or "DCE" or "CZCE" or "GFEX" => AtNight.GetValueOrDefault(ProductOf(instrument.Symbol), ByDay),
        _ => TradingSessions.RoundTheClock,
    };

    // The letters before the first digit: those of an option are its future's. A combination (SPD SR509&SR601) has the hours of its first leg.
    private static string ProductOf(string symbol)
    {
        var start = symbol.LastIndexOf(' ') + 1;
        var end = start;
        while (end < symbol.Length && char.IsAsciiLetter(symbol[end]))
            end++;
        return symbol[start..end];
    }

    private static FrozenDictionary<string, TradingSessions> Nights(params ReadOnlySpan<(TradingSession Night, string Products)> groups)
    {
        var nights = new Dictionary<string, TradingSessions>(StringComparer.Ordinal);
        foreach (var (night, products) in groups)
        {
            var sessions = new TradingSessions([night, .. Commodities]);
            foreach (var product in products.Split(' '))
                nights.Add(product, sessions);
        }

        return nights.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static TradingSession Session(int fromHour, int fromMinute, int toHour, int toMinute) =>
        new(new TimeOnly(fromHour, fromMinute), new TimeOnly(toHour, toMinute));
}
