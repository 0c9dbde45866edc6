using System.Diagnostics.CodeAnalysis;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Finds the route of a tick by the bytes of its symbol. Immutable, so that the vendor's thread reads it without a lock;
/// a subscription of new contracts makes a new table.
/// </summary>
internal sealed class RouteTable
{
    private readonly Slot[] _slots;
    private readonly uint _mask;

    public RouteTable(IReadOnlyCollection<InstrumentRoute> routes)
    {
        Routes = routes;

        // At most half full: most look-ups end at their first slot, the others at its neighbour.
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, routes.Count * 2));
        _slots = new Slot[size];
        _mask = (uint)size - 1;
        foreach (var route in routes)
        {
            var key = InstrumentKey.Of(route.SymbolBytes);
            var at = key.Hash() & _mask;
            while (_slots[at].Route is not null)
                at = (at + 1) & _mask;
            _slots[at] = new Slot(key, route);
        }
    }

    public static RouteTable Empty { get; } = new([]);

    public IReadOnlyCollection<InstrumentRoute> Routes { get; }

    public bool TryFind(ReadOnlySpan<byte> symbol, [NotNullWhen(true)] out InstrumentRoute? route)
    {
        var key = InstrumentKey.Of(symbol);
        for (var at = key.Hash() & _mask; ; at = (at + 1) & _mask)
        {
            ref readonly var slot = ref _slots[at];
            route = slot.Route;
            if (route is null)
                return false;
            if (slot.Key == key && (key.IsExact || IsSymbol(symbol, route.SymbolBytes)))
                return true;
        }
    }

    private static bool IsSymbol(ReadOnlySpan<byte> field, ReadOnlySpan<byte> symbol) =>
        field.StartsWith(symbol) && (field.Length == symbol.Length || field[symbol.Length] == 0);

    private readonly record struct Slot(InstrumentKey Key, InstrumentRoute? Route);
}
