using System.Globalization;
using System.Text;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Ledgers;

namespace QuantPlus.Simulation.Counter;

/// <summary>What a user was sent for a settled trading day.</summary>
internal sealed record DayStatement(DateOnly TradingDay, string Text);

/// <summary>The statement of a trading day that a counter wants confirmed, in the form brokers send it.</summary>
internal static class SettlementStatement
{
    /// <summary>Writes the statement of an account as it stands before its settlement.</summary>
    public static string Write(UserAccount account, DateOnly tradingDay, Func<ListedContract, decimal> settlementPrice)
    {
        var money = account.State(settlementPrice, tradingDay);
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"                       交易结算单(盯市) Settlement Statement(MTM)\r\n")
            .Append(CultureInfo.InvariantCulture, $"客户号 Client ID：{account.UserId}        日期 Date：{tradingDay:yyyyMMdd}\r\n\r\n")
            .Append("                   资金状况  币种：人民币  Account Summary  Currency：CNY\r\n")
            .Append(CultureInfo.InvariantCulture, $"期初结存 Balance b/f：{money.PreBalance,20:0.00}\r\n")
            .Append(CultureInfo.InvariantCulture, $"出 入 金 Deposit/Withdrawal：{money.Deposits - money.Withdrawals,14:0.00}\r\n")
            .Append(CultureInfo.InvariantCulture, $"平仓盈亏 Realized P/L：{money.CloseProfit,19:0.00}\r\n")
            .Append(CultureInfo.InvariantCulture, $"持仓盯市盈亏 MTM P/L：{money.PositionProfit,20:0.00}\r\n")
            .Append(CultureInfo.InvariantCulture, $"权利金收支 Premium：{money.PremiumIn,22:0.00}\r\n")
            .Append(CultureInfo.InvariantCulture, $"手 续 费 Commission：{money.Commission,21:0.00}\r\n")
            .Append(CultureInfo.InvariantCulture, $"期末结存 Balance c/f：{money.Balance,20:0.00}\r\n")
            .Append(CultureInfo.InvariantCulture, $"保证金占用 Margin Occupied：{money.Margin,15:0.00}\r\n\r\n");
        Trades(text, account);
        Expired(text, account);
        Positions(text, account, settlementPrice);
        return text.ToString();
    }

    private static void Trades(StringBuilder text, UserAccount account)
    {
        text.Append("                   成交记录 Transaction Record\r\n");
        foreach (var trade in account.Trades)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{trade.Contract.Exchange.Code,-6}|{trade.Contract.Id.Symbol,-16}|")
                .Append(trade.Direction == Trading.Direction.Buy ? "买" : "卖").Append('|')
                .Append(trade.Offset == Trading.Offset.Open ? "开" : "平")
                .Append(CultureInfo.InvariantCulture, $"|{trade.Price,12:0.####}|{trade.Volume,8}|{trade.Commission,12:0.00}|{trade.TradeId.Trim(),12}|\r\n");
        }
    }

    private static void Expired(StringBuilder text, UserAccount account)
    {
        if (account.Expired.Count == 0)
            return;
        text.Append("\r\n                   行权及交割 Exercise and Delivery\r\n");
        foreach (var record in account.Expired)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{record.Contract.Exchange.Code,-6}|{record.Contract.Id.Symbol,-16}|")
                .Append(record.IsLong ? "多" : "空").Append('|')
                .Append(record.Kind switch { ExpiryKind.Exercised => "行权", ExpiryKind.Worthless => "放弃", _ => "交割" })
                .Append(CultureInfo.InvariantCulture, $"|{record.Volume,8}|{record.Price,12:0.####}|{record.Amount,14:0.00}|\r\n");
        }
    }

    private static void Positions(StringBuilder text, UserAccount account, Func<ListedContract, decimal> settlementPrice)
    {
        text.Append("\r\n                   持仓汇总 Positions\r\n");
        foreach (var book in account.Positions.All.Where(book => book.Lots.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"|{book.Contract.Exchange.Code,-6}|{book.Contract.Id.Symbol,-16}|")
                .Append(book.IsLong ? "多" : "空")
                .Append(CultureInfo.InvariantCulture, $"|{book.Volume(LotChoice.Any),8}|{settlementPrice(book.Contract),12:0.####}|\r\n");
        }
    }
}
