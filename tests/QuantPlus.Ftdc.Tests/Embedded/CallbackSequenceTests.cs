using Microsoft.Extensions.Time.Testing;
using QuantPlus.Instruments;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>
/// What a client hears of an order, callback by callback, for every exchange and every way an order can go. An order is its status, its submit
/// status and the lots traded; t is a trade.
/// </summary>
public sealed class CallbackSequenceTests : IDisposable
{
    // Five lots are for sale. The first two callbacks come from the counter and from the exchange's door, before the exchange has looked at it.
    private const string AllTraded = "a0.0 a0.0 03.3 t3";
    private const string PartTraded = "a0.0 a0.0 13.5 t5";
    private const string Resting = "a0.0 a0.0 33.0";
    private const string Cancelled = "a0.0 a0.0 33.0 31.0 53.0";
    private const string PartTradedAndCancelled = "a0.0 a0.0 13.5 t5 11.5 53.5";
    private const string CancelThenTrade = "a0.0 a0.0 53.5 t5";
    private const string TradeThenCancel = "a0.0 a0.0 13.5 t5 53.5";
    private const string Killed = "a0.0 a0.0 50.0";
    private const string Refused = "a0.0 54.0";
    private const string Waiting = "b0.0";

    private readonly FakeTimeProvider _time = new();
    private RawTrader? _trader;

    public enum Way
    {
        LimitMeetsAll,
        LimitMeetsSome,
        LimitMeetsNone,
        LimitIsCancelled,
        LimitIsCancelledHalfway,
        KillMeetsAll,
        KillMeetsSome,
        KillMeetsNone,
        AllOrNothingMeetsAll,
        AllOrNothingMeetsSome,
        MarketMeetsAll,
        MarketMeetsSome,
        UnknownType,
        MinimumIsMet,
        MinimumIsNotMet,
        StopIsTouchedAndMeetsAll,
        StopIsTouchedAndRests,
        StopIsTouchedAndKilled,
        StopIsNotTouched,
        StopIsCancelled,
    }

    public static IEnumerable<TheoryDataRow<string, Way, string>> Table
    {
        get
        {
            // At CZCE it depends on the product.
            yield return new("PX509.CZCE", Way.MarketMeetsAll, AllTraded);
            yield return new("PX509.CZCE", Way.MarketMeetsSome, TradeThenCancel);
            foreach (var (contract, cancelOvertakes, takesMarketOrders) in ((string, bool, bool)[])
            [
                ("rb2510.SHFE", true, false),
                ("sc2506.INE", true, false),
                ("IF2506.CFFEX", true, false),
                ("m2509.DCE", false, true),
                ("SR509.CZCE", false, false),
                ("si2509.GFEX", false, true),
            ])
            {
                yield return new(contract, Way.LimitMeetsAll, AllTraded);
                yield return new(contract, Way.LimitMeetsSome, PartTraded);
                yield return new(contract, Way.LimitMeetsNone, Resting);
                yield return new(contract, Way.LimitIsCancelled, Cancelled);
                yield return new(contract, Way.LimitIsCancelledHalfway, PartTradedAndCancelled);
                yield return new(contract, Way.KillMeetsAll, AllTraded);
                yield return new(contract, Way.KillMeetsSome, cancelOvertakes ? CancelThenTrade : TradeThenCancel);
                yield return new(contract, Way.KillMeetsNone, Killed);
                yield return new(contract, Way.AllOrNothingMeetsAll, AllTraded);
                yield return new(contract, Way.AllOrNothingMeetsSome, Killed);
                yield return new(contract, Way.MarketMeetsAll, takesMarketOrders ? AllTraded : Refused);
                yield return new(contract, Way.MarketMeetsSome, takesMarketOrders ? TradeThenCancel : Refused);
                yield return new(contract, Way.UnknownType, Refused);
                yield return new(contract, Way.MinimumIsMet, cancelOvertakes ? CancelThenTrade : TradeThenCancel);
                yield return new(contract, Way.MinimumIsNotMet, Killed);
                if (!Family.TakesConditionalOrders)
                {
                    yield return new(contract, Way.StopIsTouchedAndMeetsAll, "OnRspOrderInsert 54 OnErrRtnOrderInsert 54");
                    continue;
                }

                // b, then c, and then an order of its own like any other.
                yield return new(contract, Way.StopIsTouchedAndMeetsAll, $"{Waiting} c0.0 {AllTraded}");
                yield return new(contract, Way.StopIsTouchedAndRests, $"{Waiting} c0.0 {Resting}");
                yield return new(contract, Way.StopIsTouchedAndKilled, $"{Waiting} c0.0 {(cancelOvertakes ? CancelThenTrade : TradeThenCancel)}");
                yield return new(contract, Way.StopIsNotTouched, Waiting);
                yield return new(contract, Way.StopIsCancelled, $"{Waiting} 50.0");
            }
        }
    }

    public void Dispose() => _trader?.Release();

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_order_lives_as_its_exchange_has_it(string contract, Way way, string expected)
    {
        var id = InstrumentId.Parse(contract);
        var environment = new EmbeddedEnvironment(
            new EmbeddedEnvironmentOptions { StartTime = new DateTime(2025, 6, 11, 10, 0, 0), Balance = 100_000_000 }, _time);
        _trader = new RawTrader(environment).Ready();
        var quote = environment.GetQuote(id);
        environment.ShowQuote(id, quote with { BidVolume = 5, AskVolume = 5 });
        var volume = way is Way.LimitMeetsSome or Way.LimitIsCancelledHalfway or Way.KillMeetsSome or Way.AllOrNothingMeetsSome or Way.MarketMeetsSome
            or Way.MinimumIsMet or Way.MinimumIsNotMet or Way.StopIsTouchedAndKilled ? 8 : 3;
        var price = way is Way.LimitMeetsNone or Way.LimitIsCancelled or Way.KillMeetsNone or Way.StopIsTouchedAndRests ? quote.BidPrice : quote.AskPrice;
        var (type, time, condition) = way switch
        {
            Way.KillMeetsAll or Way.KillMeetsSome or Way.KillMeetsNone => (OrderPriceTypeType.LimitPrice, TimeConditionType.IOC, VolumeConditionType.AV),
            Way.AllOrNothingMeetsAll or Way.AllOrNothingMeetsSome => (OrderPriceTypeType.LimitPrice, TimeConditionType.IOC, VolumeConditionType.CV),
            Way.MarketMeetsAll or Way.MarketMeetsSome => (OrderPriceTypeType.AnyPrice, TimeConditionType.IOC, VolumeConditionType.AV),
            Way.MinimumIsMet or Way.MinimumIsNotMet => (OrderPriceTypeType.LimitPrice, TimeConditionType.IOC, VolumeConditionType.MV),
            Way.StopIsTouchedAndKilled => (OrderPriceTypeType.LimitPrice, TimeConditionType.IOC, VolumeConditionType.AV),
            Way.UnknownType => (OrderPriceTypeType.BestPrice, TimeConditionType.GFA, VolumeConditionType.MV),
            _ => (OrderPriceTypeType.LimitPrice, TimeConditionType.GFD, VolumeConditionType.AV),
        };
        var isStop = way is Way.StopIsTouchedAndMeetsAll or Way.StopIsTouchedAndRests or Way.StopIsTouchedAndKilled or Way.StopIsNotTouched or Way.StopIsCancelled;
        _trader.Insert(
            id.Symbol, price, volume, type, time, condition,
            contingent: isStop ? ContingentConditionType.AskPriceGreaterEqualStopPrice : ContingentConditionType.Immediately,
            stopPrice: way is Way.StopIsNotTouched or Way.StopIsCancelled ? quote.AskPrice * 2 : quote.AskPrice,
            minVolume: way switch { Way.MinimumIsMet => 5, Way.MinimumIsNotMet => 6, _ => 1 });
        if (way is Way.LimitIsCancelled or Way.LimitIsCancelledHalfway or Way.StopIsCancelled)
            _trader.CancelLast();
        if (isStop)
            environment.ShowQuote(id, quote with { BidVolume = 5, AskVolume = 5 });
        Assert.Equal(expected, string.Join(' ', _trader.UntilNow().Select(Short)));
        Assert.Equal(expected.Split(' ').Any(step => step.StartsWith('t')) ? 1 : 0, environment.GetTrades().Count);
    }

    private static string Short(string line) => line.Split(' ') switch
    {
        ["OnRtnOrder", var status, var traded] => $"{status}.{traded}",
        ["OnRtnTrade", var volume] => $"t{volume}",
        _ => line,
    };
}
