using System.Globalization;

namespace QuantPlus.Simulation.Counter;

/// <summary>What the counter refuses with, by its own numbers.</summary>
internal enum CounterError
{
    None = 0,

    /// <summary>Unknown user or wrong password.</summary>
    InvalidLogin = 3,

    NotLoggedIn = 6,

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
    SettlementNotConfirmed = 42,
    NotEnoughTodayPosition = 50,
    NotEnoughYesterdayPosition = 51,
    AuthenticationFailed = 63,

    /// <summary>More lots, or fewer, than the exchange takes in one order.</summary>
    VolumeNotValid = 164,
}

/// <summary>The counter's texts of its errors.</summary>
internal static class CounterErrorTexts
{
    private static readonly Lazy<Dictionary<int, string>> Texts = new(Load);

    /// <summary>The text a counter sends with the number.</summary>
    public static string Text(this CounterError error) => Texts.Value.GetValueOrDefault((int)error, "");

    private static Dictionary<int, string> Load()
    {
        using var reader = Resources.OpenText("counter-errors.tsv");
        var texts = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('\t') is not [var number, var text])
                continue;
            texts[int.Parse(number, CultureInfo.InvariantCulture)] = text;
        }

        return texts;
    }
}
