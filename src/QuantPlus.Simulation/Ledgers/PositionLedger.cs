using QuantPlus.Instruments;
using QuantPlus.Simulation.Contracts;
using QuantPlus.Simulation.Orders;
using QuantPlus.Trading;

namespace QuantPlus.Simulation.Ledgers;

/// <summary>The positions of one account.</summary>
internal sealed class PositionLedger
{
    private readonly Dictionary<(ListedContract Contract, bool IsLong, HedgeFlag Hedge), PositionBook> _books = [];

    public IReadOnlyCollection<PositionBook> All => _books.Values;

    public PositionBook Book(ListedContract contract, bool isLong, HedgeFlag hedge)
    {
        if (!_books.TryGetValue((contract, isLong, hedge), out var book))
            _books.Add((contract, isLong, hedge), book = new PositionBook(contract, isLong, hedge));
        return book;
    }

    /// <summary>The position an order closes: to buy closes what was sold.</summary>
    public PositionBook BookToClose(ListedContract contract, OrderInput order) =>
        Book(contract, order.Direction == Direction.Sell, order.Hedge);

    /// <summary>
    /// Which lots an order closes. SHFE and INE keep today's and yesterday's apart, and a plain close means yesterday's; elsewhere every close
    /// takes the oldest.
    /// </summary>
    public static LotChoice ChoiceOf(ListedContract contract, Offset offset)
    {
        if (!contract.Exchange.SeparatesTodayPositions)
            return LotChoice.Any;
        return offset == Offset.CloseToday ? LotChoice.Today : LotChoice.Yesterday;
    }

    /// <summary>
    /// Margin of all positions: of today's lots by their open price, of older ones by the settlement price. Where the exchange wants it of the
    /// larger side only, long and short positions of a product are weighed against each other.
    /// </summary>
    public decimal Margin()
    {
        decimal margin = 0;
        var sides = new Dictionary<(Exchange, string), (decimal Long, decimal Short)>();
        foreach (var book in _books.Values)
        {
            var ofBook = MarginOf(book, LotChoice.Any);
            if (!book.Contract.ChargesLargerSide)
            {
                margin += ofBook;
                continue;
            }

            var key = (book.Contract.Exchange, book.Contract.ProductId);
            var (ofLong, ofShort) = sides.GetValueOrDefault(key);
            sides[key] = book.IsLong ? (ofLong + ofBook, ofShort) : (ofLong, ofShort + ofBook);
        }

        return margin + sides.Values.Sum(side => Math.Max(side.Long, side.Short));
    }

    public static decimal MarginOf(PositionBook book, LotChoice choice) =>
        book.Lots.Where(lot => choice == LotChoice.Any || lot.IsToday == (choice == LotChoice.Today))
            .Sum(lot => RateTable.Margin(book.Contract, book.IsLong, lot.CostPrice, lot.Volume));

    /// <summary>Profit of all positions at the market's prices.</summary>
    public decimal Profit(Func<ListedContract, decimal> price) =>
        _books.Values.Where(book => book.Lots.Count > 0).Sum(book => book.Profit(LotChoice.Any, price(book.Contract)));

    /// <summary>The end of a trading day; positions that are no more vanish.</summary>
    public void Settle(Func<ListedContract, decimal> settlementPrice)
    {
        foreach (var (key, book) in _books.ToArray())
        {
            if (book.Lots.Count == 0)
                _books.Remove(key);
            else
                book.Settle(settlementPrice(book.Contract));
        }
    }
}
