using System.Globalization;

namespace QuantPlus.Simulation.Counter;

/// <summary>What the counter refuses with, by its own numbers.</summary>
internal enum CounterError
{
    None = 0,

    /// <summary>Unknown user or wrong password.</summary>
    InvalidLogin = 3,

    NotLoggedIn = 6,
    OldPasswordMismatch = 14,

    /// <summary>A field of the order makes no sense: volume 0, no price, an order reference that is no number.</summary>
    BadOrderField = 15,

    ContractNotFound = 16,
    ContractNotTrading = 17,

    /// <summary>Within a session, order references have to rise.</summary>
    DuplicateOrderRef = 22,

    BadOrderAction = 23,
    OrderNotFound = 25,

    /// <summary>The order is traded or cancelled already.</summary>
    OrderIsFinal = 26,

    UnsupportedFunction = 27,
    NotEnoughPosition = 30,
    NotEnoughMoney = 31,

    /// <summary>A security cannot be sold that one does not have.</summary>
    ShortSell = 37,

    SettlementNotConfirmed = 42,
    ParkedOrderNotFound = 45,
    ParkedOrderSent = 46,
    ParkedOrderRemoved = 47,
    NotEnoughTodayPosition = 50,
    NotEnoughYesterdayPosition = 51,

    /// <summary>Orders that wait for a price to be touched are not taken, or not of this kind.</summary>
    ConditionalOrdersNotSupported = 54,

    TooManySessions = 60,
    AuthenticationFailed = 63,
    NotAuthenticated = 64,

    ExerciseNotFound = 73,

    /// <summary>Too many wrong passwords: not even the right one opens any more.</summary>
    LoginForbidden = 75,

    QuoteNotFound = 86,

    /// <summary>Asked sooner than the counter allows.</summary>
    QueryTooSoon = 90,

    /// <summary>The exchange, not the counter, refused something.</summary>
    RefusedByExchange = 91,

    /// <summary>More orders a second than the counter allows.</summary>
    TooManyOrders = 116,

    /// <summary>The password has to be changed before anything else.</summary>
    FirstLogin = 140,

    PasswordMustDiffer = 142,
    PriceOutsideLimits = 163,

    /// <summary>More lots, or fewer, than the exchange takes in one order.</summary>
    VolumeNotValid = 164,

    PriceOffGrid = 165,
}

/// <summary>The counter's texts of its errors.</summary>
internal static class CounterErrorTexts
{
    private static readonly Lazy<Dictionary<int, string>> Texts = new(Load);

    /// <summary>The text a counter sends with the number.</summary>
    public static string Text(this CounterError error) => Texts.Value.GetValueOrDefault((int)error, "");

    /// <summary>Whether counters know the number.</summary>
    public static bool IsKnown(int code) => Texts.Value.ContainsKey(code);

    private static Dictionary<int, string> Load()
    {
        using var reader = Resources.OpenText("counter-errors.tsv");
        var texts = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('\t') is not [var number, _, var text])
                continue;
            texts[int.Parse(number, CultureInfo.InvariantCulture)] = text;
        }

        return texts;
    }
}
