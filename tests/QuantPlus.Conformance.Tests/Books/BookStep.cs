using FsCheck;
using FsCheck.Fluent;
using QuantPlus.Trading;

namespace QuantPlus.Conformance.Tests.Books;

/// <summary>Something that happens to an account.</summary>
public abstract record BookStep;

/// <summary>An order; its price lies so many ticks from the middle of the market, better for the other side when above 0.</summary>
public sealed record OrderStep(int Contract, Direction Direction, Offset Offset, HedgeFlag Hedge, int Volume, OrderType Type, int TicksIn) : BookStep;

/// <summary>The cancel of one of the orders that still work, if there is one.</summary>
public sealed record CancelStep(int Which) : BookStep;

/// <summary>The market shows other best prices.</summary>
public sealed record QuoteStep(int Contract, int Ticks, int BidVolume, int AskVolume) : BookStep;

/// <summary>The market goes on for some half seconds.</summary>
public sealed record TimeStep(int HalfSeconds) : BookStep;

/// <summary>The counter is asked for positions and account.</summary>
public sealed record QueryStep : BookStep;

/// <summary>The trading day ends.</summary>
public sealed record NextDayStep : BookStep;

/// <summary>Sequences of steps, which shrink by leaving steps out.</summary>
internal static class BookSteps
{
    public static Arbitrary<BookStep[]> Of(int contracts) => Arb.From(Sequences(contracts), Shrink);

    private static Gen<BookStep[]> Sequences(int contracts)
    {
        // Few contracts in a sequence, so that its orders meet each other.
        var steps = Gen.Choose(0, contracts - 1).SelectMany(
            _ => Gen.Choose(0, contracts - 1), (first, second) => new[] { first, second })
            .SelectMany(chosen => Gen.Choose(5, 40).SelectMany(count => Gen.ArrayOf(Step(Gen.Elements(chosen)), count)));
        return steps;
    }

    private static Gen<BookStep> Step(Gen<int> contract) => Gen.Frequency(
        (60, Order(contract)),
        (12, Gen.Choose(0, 9).Select(which => (BookStep)new CancelStep(which))),
        (10, Quote(contract)),
        (10, Gen.Choose(1, 4).Select(count => (BookStep)new TimeStep(count))),
        (5, Gen.Constant<BookStep>(new QueryStep())),
        (3, Gen.Constant<BookStep>(new NextDayStep())));

    private static Gen<BookStep> Order(Gen<int> contract) =>
        from instrument in contract
        from direction in Gen.Elements(Direction.Buy, Direction.Sell)
        from offset in Gen.Frequency(
            (5, Gen.Constant(Offset.Open)), (3, Gen.Constant(Offset.Close)), (3, Gen.Constant(Offset.CloseToday)), (2, Gen.Constant(Offset.CloseYesterday)))
        from hedge in Gen.Frequency((6, Gen.Constant(HedgeFlag.Speculation)), (1, Gen.Constant(HedgeFlag.Hedge)))
        from volume in Gen.Choose(1, 6)
        from type in Gen.Frequency(
            (5, Gen.Constant(OrderType.Limit)), (2, Gen.Constant(OrderType.FillAndKill)), (1, Gen.Constant(OrderType.FillOrKill)), (1, Gen.Constant(OrderType.Market)))
        from ticksIn in Gen.Choose(-6, 12)
        select (BookStep)new OrderStep(instrument, direction, offset, hedge, volume, type, ticksIn);

    private static Gen<BookStep> Quote(Gen<int> contract) =>
        from instrument in contract
        from ticks in Gen.Choose(-8, 8)
        from bids in Gen.Choose(0, 5)
        from asks in Gen.Choose(0, 5)
        select (BookStep)new QuoteStep(instrument, ticks, bids, asks);

    private static IEnumerable<BookStep[]> Shrink(BookStep[] steps)
    {
        for (var length = steps.Length / 2; length > 0; length /= 2)
        {
            for (var from = 0; from + length <= steps.Length; from += length)
                yield return [.. steps[..from], .. steps[(from + length)..]];
        }
    }
}
