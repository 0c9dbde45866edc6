using System.Globalization;
using QuantPlus.Instruments;
using QuantPlus.Trading;
using QuantPlus.Trading.Offsets;

namespace QuantPlus.Core.Tests.Trading.Offsets;

/// <summary>
/// What becomes of the wish for five lots: exchange × policy × lots on the other side → legs. O opens, C closes, T closes today's, Y closes yesterday's, and
/// what follows a minus is not placed. Lots are written today's+yesterday's, with those that working orders hold back behind a stroke.
/// </summary>
public sealed class OrderPlannerTests
{
    /// <summary>The exchanges that keep the lots of today apart.</summary>
    private const string Apart =
        """
        held        | CloseFirst | TodayFirst | CloseOnly | OpenOnly | Lock
        0+0         | O5         | O5         | -5        | O5       | O5
        3+0         | T3 O2      | T3 O2      | T3 -2     | O5       | O5
        0+3         | Y3 O2      | Y3 O2      | Y3 -2     | O5       | Y3 O2
        3+3         | Y3 T2      | T3 Y2      | Y3 T2     | O5       | Y3 O2
        2+1         | Y1 T2 O2   | T2 Y1 O2   | Y1 T2 -2  | O5       | Y1 O4
        5+5         | Y5         | T5         | Y5        | O5       | Y5
        8+0         | T5         | T5         | T5        | O5       | O5
        0+8         | Y5         | Y5         | Y5        | O5       | Y5
        3/1+3/2     | Y1 T2 O2   | T2 Y1 O2   | Y1 T2 -2  | O5       | Y1 O4
        3/3+3/0     | Y3 O2      | Y3 O2      | Y3 -2     | O5       | Y3 O2
        3/0+3/3     | T3 O2      | T3 O2      | T3 -2     | O5       | O5
        3/3+3/3     | O5         | O5         | -5        | O5       | O5
        """;

    /// <summary>All others, with futures and options: one close, and the exchange chooses the lots.</summary>
    private const string Together =
        """
        held        | CloseFirst | TodayFirst | CloseOnly | OpenOnly | Lock
        0+0         | O5         | O5         | -5        | O5       | O5
        3+0         | C3 O2      | C3 O2      | C3 -2     | O5       | O5
        0+3         | C3 O2      | C3 O2      | C3 -2     | O5       | C3 O2
        3+3         | C5         | C5         | C5        | O5       | O5
        2+1         | C3 O2      | C3 O2      | C3 -2     | O5       | O5
        5+5         | C5         | C5         | C5        | O5       | O5
        8+0         | C5         | C5         | C5        | O5       | O5
        0+8         | C5         | C5         | C5        | O5       | C5
        0+8/6       | C2 O3      | C2 O3      | C2 -3     | O5       | C2 O3
        3/1+3/2     | C3 O2      | C3 O2      | C3 -2     | O5       | O5
        3/3+3/3     | O5         | O5         | -5        | O5       | O5
        """;

    /// <summary>Stocks, bonds and funds that are sold: never more than one has.</summary>
    private const string SecuritiesSold =
        """
        held        | CloseFirst | TodayFirst | CloseOnly | OpenOnly | Lock
        0+0         | -5         | -5         | -5        | -5       | -5
        3+0         | C3 -2      | C3 -2      | C3 -2     | -5       | -5
        0+3         | C3 -2      | C3 -2      | C3 -2     | -5       | C3 -2
        3+3         | C5         | C5         | C5        | -5       | C3 -2
        0+8         | C5         | C5         | C5        | -5       | C5
        0+8/6       | C2 -3      | C2 -3      | C2 -3     | -5       | C2 -3
        """;

    /// <summary>Stocks, bonds and funds that are bought: there is nothing sold to close.</summary>
    private const string SecuritiesBought =
        """
        held        | CloseFirst | TodayFirst | CloseOnly | OpenOnly | Lock
        0+0         | O5         | O5         | -5        | O5       | O5
        """;

    public static TheoryData<string, ProductClass, Direction, string, string, string> Cases()
    {
        var cases = new TheoryData<string, ProductClass, Direction, string, string, string>();
        foreach (var direction in new[] { Direction.Buy, Direction.Sell })
        {
            foreach (var exchange in new[] { "SHFE", "INE" })
                Add(exchange, ProductClass.Futures, direction, Apart);
            foreach (var exchange in new[] { "DCE", "CZCE", "CFFEX", "GFEX", "TTS", "CME", "LME" })
                Add(exchange, ProductClass.Futures, direction, Together);
            foreach (var exchange in new[] { "SSE", "SZSE" })
                Add(exchange, ProductClass.SpotOption, direction, Together);
            Add("SHFE", ProductClass.Option, direction, Apart);
            Add("CZCE", ProductClass.Option, direction, Together);
            var table = direction == Direction.Sell ? SecuritiesSold : SecuritiesBought;
            foreach (var exchange in new[] { "SSE", "SZSE", "BSE", "HKEX", "NYSE", "NASD" })
                Add(exchange, ProductClass.Stock, direction, table);
            Add("SSE", ProductClass.Fund, direction, table);
            Add("SZSE", ProductClass.Bond, direction, table);
        }

        return cases;

        void Add(string exchange, ProductClass productClass, Direction direction, string table)
        {
            var rows = table.Split('\n').Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()).ToArray();
            foreach (var row in rows[1..])
            {
                for (var column = 1; column < row.Length; column++)
                    cases.Add(exchange, productClass, direction, rows[0][column], row[0], row[column]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wish_becomes_legs(string exchange, ProductClass productClass, Direction direction, string policy, string held, string legs)
    {
        var todayFirst = policy == "TodayFirst";
        var plan = OrderPlanner.Plan(
            Wish(exchange, direction),
            ContractOf(exchange, productClass),
            todayFirst ? OffsetPolicy.CloseFirst : Enum.Parse<OffsetPolicy>(policy),
            ReadHeld(held),
            todayFirst ? CloseSequence.TodayFirst : CloseSequence.YesterdayFirst);

        Assert.Equal(legs, Write(plan));
        Assert.Equal(5, plan.Legs.Sum(leg => leg.Volume) + plan.UncoveredVolume);
        Assert.Equal(plan.UncoveredVolume == 0, plan.IsComplete);

        // What is not offset and volume is the wish's.
        Assert.All(plan.Legs, leg => Assert.Equal(plan.Intention, leg with { Offset = plan.Intention.Offset, Volume = 5 }));
    }

    [Theory]
    [InlineData("SHFE", Offset.Open)]
    [InlineData("SHFE", Offset.Close)]
    [InlineData("DCE", Offset.CloseToday)]
    [InlineData("CFFEX", Offset.CloseYesterday)]
    public void Explicit_sends_what_was_asked(string exchange, Offset offset)
    {
        var wish = Wish(exchange, Direction.Sell) with { Offset = offset };
        var plan = OrderPlanner.Plan(wish, ContractOf(exchange, ProductClass.Futures), OffsetPolicy.Explicit, new HeldLots(1, 1));
        Assert.Same(wish, Assert.Single(plan.Legs));
    }

    [Fact]
    public void A_leg_asks_for_no_more_lots_at_least_than_it_has()
    {
        var wish = Wish("SHFE", Direction.Buy) with { Type = OrderType.FillAndKill, MinVolume = 4 };
        var plan = OrderPlanner.Plan(wish, ContractOf("SHFE", ProductClass.Futures), OffsetPolicy.CloseFirst, new HeldLots(0, 2));
        Assert.Equal([2, 3], plan.Legs.Select(leg => leg.MinVolume));
    }

    [Fact]
    public void A_plan_says_what_it_is()
    {
        var plan = OrderPlanner.Plan(Wish("SHFE", Direction.Buy), ContractOf("SHFE", ProductClass.Futures), OffsetPolicy.CloseFirst, new HeldLots(1, 2));
        Assert.Equal("Buy 5 xx01.SHFE, CloseFirst: CloseYesterday 2, CloseToday 1, Open 2", plan.ToString());
        plan = OrderPlanner.Plan(Wish("DCE", Direction.Sell), ContractOf("DCE", ProductClass.Futures), OffsetPolicy.CloseOnly, new HeldLots(1, 2));
        Assert.Equal("Sell 5 xx01.DCE, CloseOnly: Close 3, not placed 2", plan.ToString());
        plan = OrderPlanner.Plan(Wish("DCE", Direction.Sell), ContractOf("DCE", ProductClass.Futures), OffsetPolicy.CloseOnly, default);
        Assert.Equal("Sell 5 xx01.DCE, CloseOnly: not placed 5", plan.ToString());
    }

    private static OrderRequest Wish(string exchange, Direction direction) => new()
    {
        Instrument = InstrumentId.Parse("xx01." + exchange),
        Direction = direction,
        Volume = 5,
        Price = 3500,
        Tag = "wish",
    };

    private static Contract ContractOf(string exchange, ProductClass productClass) =>
        new() { Id = InstrumentId.Parse("xx01." + exchange), ProductClass = productClass };

    private static HeldLots ReadHeld(string text)
    {
        var parts = text.Split('+').Select(side => side.Split('/').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        return new HeldLots(parts[0][0], parts[1][0], parts[0].ElementAtOrDefault(1), parts[1].ElementAtOrDefault(1));
    }

    private static string Write(OrderPlan plan)
    {
        var legs = plan.Legs.Select(leg => leg.Offset switch
        {
            Offset.Open => "O",
            Offset.Close => "C",
            Offset.CloseToday => "T",
            Offset.CloseYesterday => "Y",
            _ => "?",
        } + leg.Volume.ToString(CultureInfo.InvariantCulture));
        return string.Join(' ', plan.IsComplete ? legs : legs.Append("-" + plan.UncoveredVolume.ToString(CultureInfo.InvariantCulture)));
    }
}
