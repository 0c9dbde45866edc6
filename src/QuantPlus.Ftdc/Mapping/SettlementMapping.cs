using QuantPlus.Ftdc.Trading;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Mapping;

/// <summary>Reads settlement statements and confirmations off the counter's structs.</summary>
internal static class SettlementMapping
{
    public static StatementPiece ToPiece(in SettlementInfoField field) => new(field.Content.Bytes.ToArray());

    public static SettlementConfirmation ToConfirmation(in SettlementInfoConfirmField field) => new()
    {
        ConfirmedOn = CounterText.ToDay(field.ConfirmDate.ToString()),
        ConfirmedAt = CounterText.ToTime(field.ConfirmTime.ToString()),
        AccountId = field.AccountID.ToString(),
        Currency = field.CurrencyID.ToString(),
    };
}
