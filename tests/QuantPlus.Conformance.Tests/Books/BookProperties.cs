using FsCheck;
using FsCheck.Fluent;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests.Books;

/// <summary>
/// Whatever happens, positions and account are those of the counter's own books, to the lot and to the fen. A sequence that has once gone wrong stays here
/// as an example.
/// </summary>
public abstract class BookProperties(GatewayKind kind)
{
    [Fact]
    public void Any_sequence_of_orders_leaves_positions_and_account_as_in_the_counters_books() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases),
        Prop.ForAll(BookSteps.Of(BookRun.Contracts.Length), (BookStep[] steps) => { BookRun.PlayAsync(kind, steps).GetAwaiter().GetResult(); }));

    public static TheoryData<int> EveryContract => [.. Enumerable.Range(0, BookRun.Contracts.Length)];

    /// <summary>Opens and closes of each kind, a part of what a fill-and-kill order asks for, resting orders that trade in part, a cancel, and another day.</summary>
    [Theory]
    [MemberData(nameof(EveryContract))]
    public async Task A_day_and_another_one_at_every_exchange(int contract)
    {
        BookStep[] steps =
        [
            Order(Direction.Buy, Offset.Open, 3),
            new QuoteStep(contract, 2, 4, 4),
            Order(Direction.Buy, Offset.Open, 2),
            Order(Direction.Sell, Offset.CloseToday, 1),
            Order(Direction.Sell, Offset.Close, 5),
            new QuoteStep(contract, 1, 4, 2),
            Order(Direction.Buy, Offset.CloseYesterday, 2, OrderType.FillAndKill),
            Order(Direction.Buy, Offset.Close, 1, OrderType.FillOrKill),
            Order(Direction.Sell, Offset.Open, 6),
            new QuoteStep(contract, 1, 4, 2),
            Order(Direction.Buy, Offset.CloseToday, 6, OrderType.FillAndKill),
            new QueryStep(),
            Order(Direction.Sell, Offset.CloseYesterday, 1, OrderType.Limit, -40),
            Order(Direction.Sell, Offset.CloseToday, 1, OrderType.Limit, -30),
            new QuoteStep(contract, 30, 1, 4),
            new QuoteStep(contract, 12, 1, 4),
            new CancelStep(0),
            new NextDayStep(),
            Order(Direction.Buy, Offset.Open, 1),
            Order(Direction.Sell, Offset.Close, 2),
            Order(Direction.Buy, Offset.Close, 3),
            new QueryStep(),
        ];
        Assert.InRange(await BookRun.PlayAsync(kind, steps), 8, 60);

        BookStep Order(Direction direction, Offset offset, int volume, OrderType type = OrderType.Limit, int ticksIn = 6) =>
            new OrderStep(contract, direction, offset, HedgeFlag.Speculation, volume, type, ticksIn);
    }

    private static int Cases =>
        int.TryParse(Environment.GetEnvironmentVariable("QUANTPLUS_BOOK_CASES"), out var cases) ? cases : 15;
}

public sealed class CtpBooks() : BookProperties(GatewayKind.Ctp);

public sealed class TtsBooks() : BookProperties(GatewayKind.Tts);
