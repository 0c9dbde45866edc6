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

    public void Dispatch(in DepthMarketDataField field)
    {
        if (!subscriptions.Routes.TryFind(field.InstrumentID.AsReadOnlySpan(), out var route))
            return;
        if (!route.Identity.NamesExchange)
            LearnExchange(in field, route);

        // Made on the stack, which is at hand: copies of it do not wait for the memory of thousands of contracts.
        Unsafe.SkipInit(out Tick tick);
        _normalizer.Normalize(in field, route, ref tick);
        route.Last.Write(in tick, in field);
        foreach (var reader in route.Readers)
            reader.Write(in tick);
    }

    // Only for a contract that the contract list does not have, and only until the exchange is known.
    private static void LearnExchange(in DepthMarketDataField field, InstrumentRoute route)
    {
        if (!field.ExchangeID.IsEmpty)
            route.Identify(new Exchange(field.ExchangeID.ToString()));
    }
}
