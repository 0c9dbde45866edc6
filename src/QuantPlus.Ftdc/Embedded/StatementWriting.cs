using QuantPlus.Ftdc.Native;
using QuantPlus.Simulation.Counter;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Writes the settlement statement as counters send it: cut into pieces of 500 bytes, in the middle of characters where it falls so.</summary>
internal static class StatementWriting
{
    private const int PieceLength = 500;

    /// <summary>The statement of a day, as yyyyMMdd; of the day settled last where none is named. None where there is no such statement.</summary>
    public static List<SettlementInfoField> ToPieces(UserAccount account, string day, string brokerId)
    {
        if (account.FindStatement(day) is not { } statement)
            return [];
        var bytes = new byte[NativeText.MaxTerminatedLength(statement.Text)];
        var length = NativeText.Encode(statement.Text, bytes);
        var pieces = new List<SettlementInfoField>();
        for (var from = 0; from < length; from += PieceLength)
        {
            var piece = default(SettlementInfoField);
            piece.BrokerID.TrySet(brokerId);
            piece.InvestorID.Set(account.UserId);
            piece.AccountID.Set(account.UserId);
            piece.CurrencyID.Set("CNY");
            piece.TradingDay.Set(CounterDates.Day(statement.TradingDay));
            piece.SettlementID = 1;
            piece.SequenceNo = pieces.Count + 1;
            bytes.AsSpan(from, Math.Min(PieceLength, length - from)).CopyTo(piece.Content.AsSpan());
            pieces.Add(piece);
        }

        return pieces;
    }
}
