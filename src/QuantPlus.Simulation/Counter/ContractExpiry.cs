using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Ledgers;

namespace QuantPlus.Simulation.Counter;

/// <summary>
/// What becomes of positions at the settlement of their contract's last day. Options that are worth something are exercised: those on an index are
/// paid, the others become futures at the strike price. The rest is worthless. Futures end at their settlement price.
/// </summary>
internal static class ContractExpiry
{
    private static readonly string ExerciseTradeId = "E".PadLeft(12);

    /// <summary>Ends what ends on a trading day, options first: their futures may end on the same day.</summary>
    public static void Apply(UserAccount account, DateOnly tradingDay, ContractTable contracts, Func<ListedContract, decimal> settlementPrice)
    {
        foreach (var book in Ending(account, tradingDay).Where(book => book.Contract.IsOption).ToArray())
            EndOption(account, book, tradingDay, contracts, settlementPrice);
        foreach (var book in Ending(account, tradingDay).Where(book => !book.Contract.IsOption).ToArray())
        {
            var price = settlementPrice(book.Contract);
            End(account, book, ExpiryKind.Delivered, price, book.Profit(LotChoice.Any, price));
        }
    }

    private static IEnumerable<PositionBook> Ending(UserAccount account, DateOnly tradingDay) =>
        account.Positions.All.Where(book => book.Lots.Count > 0 && book.Contract.ExpiryDay <= tradingDay);

    private static void EndOption(
        UserAccount account, PositionBook book, DateOnly tradingDay, ContractTable contracts, Func<ListedContract, decimal> settlementPrice)
    {
        var option = book.Contract;
        var strike = option.StrikePrice ?? 0;
        var isCall = option.OptionType == '1';
        if (!contracts.TryGet(option.PricedBy, out var underlying))
            throw new InvalidOperationException($"{option.Id} follows {option.PricedBy}, which the contract table does not have.");

        var price = settlementPrice(underlying);
        var worth = isCall ? price - strike : strike - price;
        if (worth <= 0)
        {
            End(account, book, ExpiryKind.Worthless, price, 0);
            return;
        }

        Exercise(account, book, LotChoice.Any, book.Volume(LotChoice.Any), tradingDay, contracts, settlementPrice);
    }

    /// <summary>Exercises lots of an option: what they are worth is paid, or they become futures at the strike price, whatever that is worth.</summary>
    public static void Exercise(
        UserAccount account, PositionBook book, LotChoice choice, int volume, DateOnly tradingDay, ContractTable contracts, Func<ListedContract, decimal> settlementPrice)
    {
        var option = book.Contract;
        var strike = option.StrikePrice ?? 0;
        var isCall = option.OptionType == '1';
        if (!contracts.TryGet(option.PricedBy, out var underlying))
            throw new InvalidOperationException($"{option.Id} follows {option.PricedBy}, which the contract table does not have.");
        if (option.IsSettledInCash)
        {
            var price = settlementPrice(underlying);
            var paid = Math.Max(0, isCall ? price - strike : strike - price) * volume * option.Multiplier;
            account.Expire(
                new ExpiryRecord(option, book.IsLong, ExpiryKind.Exercised, volume, price, book.IsLong ? paid : -paid), book, choice, volume);
            return;
        }

        // Who holds a call, or owes a put, buys.
        account.Expire(new ExpiryRecord(option, book.IsLong, ExpiryKind.Exercised, volume, strike, 0), book, choice, volume);
        var futures = account.Positions.Book(underlying, isLong: book.IsLong == isCall, book.Hedge);
        futures.Open(new PositionLot(ExerciseTradeId, tradingDay, volume, strike, strike, isToday: true));
    }

    private static void End(UserAccount account, PositionBook book, ExpiryKind kind, decimal price, decimal amount) =>
        account.Expire(new ExpiryRecord(book.Contract, book.IsLong, kind, book.Volume(LotChoice.Any), price, amount), book);
}

/// <summary>How a position has come to its end.</summary>
internal enum ExpiryKind
{
    Exercised,
    Worthless,
    Delivered,
}

/// <summary>A position that has come to its end.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="IsLong">The side.</param>
/// <param name="Kind">How.</param>
/// <param name="Volume">Lots.</param>
/// <param name="Price">The settlement price it was done at; the strike price where futures came of it.</param>
/// <param name="Amount">What was booked, in CNY.</param>
internal sealed record ExpiryRecord(ListedContract Contract, bool IsLong, ExpiryKind Kind, int Volume, decimal Price, decimal Amount);
