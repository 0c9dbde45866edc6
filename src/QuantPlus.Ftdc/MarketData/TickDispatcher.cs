using System.Runtime.CompilerServices;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// The tick path: from the vendor's struct to every reader's channel, on the vendor's thread. Allocates nothing, waits for nobody.
/// </summary>
internal sealed class TickDispatcher(SubscriptionTable subscriptions)
{
    private readonly TickNormalizer _normalizer = new();
    private RouteGuess _guess;

    public void Dispatch(in DepthMarketDataField field)
    {
        var routes = subscriptions.Routes;
        ref var record = ref _guess.Find(routes, field.InstrumentID.AsReadOnlySpan(), out var number);
        if (Unsafe.IsNullRef(ref record))
            return;
        if (!record.Terms.NamesExchange)
            LearnExchange(in field, ref record);

        // Made on the stack, which is at hand: copies of it do not wait for the memory of thousands of contracts.
        Unsafe.SkipInit(out Tick tick);
        var readers = record.Readers;
        _normalizer.Normalize(in field, ref record, readers.StampsReceived, ref tick);
        NewestTick.Keep(ref record, in Tick.NumbersOf(ref tick), in field, subscriptions.KeepsDepth, routes, number);
        foreach (var reader in readers.Writers)
            reader.Write(in tick);
    }

    // Only for a contract that the contract list does not have, and only until the exchange is known. The list may come at this very moment;
    // what it says counts.
    private static void LearnExchange(in DepthMarketDataField field, ref RouteRecord record)
    {
        var terms = record.Terms;
        if (!field.ExchangeID.IsEmpty && !terms.NamesExchange)
            Interlocked.CompareExchange(ref record.Terms, terms.At(new Exchange(field.ExchangeID.ToString())), terms);
    }
}
