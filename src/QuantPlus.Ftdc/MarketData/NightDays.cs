namespace QuantPlus.Ftdc.MarketData;

/// <summary>What an exchange's trading day and natural day mean from the evening to the morning.</summary>
internal enum NightDays
{
    /// <summary>What their names say: at exchanges that are not China's futures exchanges.</summary>
    AsNamed,

    /// <summary>The evening belongs to the next trading day, which may stand in the place of the natural day too, as at DCE.</summary>
    OfNextDay,

    /// <summary>The natural day stands in the place of the trading day, as at CZCE.</summary>
    NaturalTwice,

    /// <summary>The exchange is not known: taken as <see cref="OfNextDay"/>, which is a guess where both days are the same.</summary>
    Unknown,
}
