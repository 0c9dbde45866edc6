using QuantPlus.Instruments;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Which of a position's lots a close takes.</summary>
internal enum LotChoice
{
    /// <summary>The oldest first.</summary>
    Any,

    Today,
    Yesterday,
}

/// <summary>What exchanges make of an offset.</summary>
internal static class LotChoices
{
    /// <summary>
    /// SHFE and INE keep today's and yesterday's lots apart, and a plain close means yesterday's; elsewhere every close takes the oldest. What the
    /// broker or the exchange closes takes the oldest everywhere.
    /// </summary>
    public static LotChoice Of(Exchange exchange, Offset offset) => !exchange.SeparatesTodayPositions
        ? LotChoice.Any
        : offset switch
        {
            Offset.CloseToday => LotChoice.Today,
            Offset.Close or Offset.CloseYesterday => LotChoice.Yesterday,
            _ => LotChoice.Any,
        };
}
