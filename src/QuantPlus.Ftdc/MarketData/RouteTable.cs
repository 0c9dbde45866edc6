using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace QuantPlus.Ftdc.MarketData;

/// <summary>
/// Finds the record of a tick by the bytes of its symbol. Immutable but for the records themselves, so that the vendor's thread reads it
/// without a lock; a subscription of new contracts makes a new table over the same records.
/// </summary>
internal sealed class RouteTable
{
    /// <summary>As many contracts as have a number.</summary>
    public const int MaxCount = (int)NumberMask;

    // A slot is four bytes, so that the slots of thousands of contracts stay near the processor: below the record's number and one, above a
    // part of the hash, which keeps a look-up from records of other contracts. 0 is an empty slot.
    private const int NumberBits = 20;
    private const uint NumberMask = (1u << NumberBits) - 1;

    private readonly uint[] _slots;
    private readonly uint _mask;
    private readonly RoutePage[] _pages;
    private readonly RouteRecord[][] _records;

    /// <summary>Makes a table of the first so many records of these pages.</summary>
    public RouteTable(RoutePage[] pages, int count)
    {
        Count = count;
        Next = new int[count];
        _pages = pages;
        _records = Array.ConvertAll(pages, page => page.Records);

        // Never more than two thirds full: nearly all look-ups end in the line of memory they begin in.
        _slots = new uint[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count + (count / 2)))];
        _mask = (uint)_slots.Length - 1;
        for (var number = 0; number < count; number++)
        {
            var hash = RecordOf(number).Key.Hash();
            var at = hash & _mask;
            while (_slots[at] != 0)
                at = (at + 1) & _mask;
            _slots[at] = (hash & ~NumberMask) | (uint)(number + 1);
            Next[number] = (number + 1) % count;
        }
    }

    public static RouteTable Empty { get; } = new([], 0);

    /// <summary>
    /// Of each record the number of the one that had a tick after it; at first in the order of subscription. The vendor's thread's, who learns it anew
    /// in each table. Apart from the records, so that it is at hand before they are.
    /// </summary>
    public readonly int[] Next;

    /// <summary>How many records there are.</summary>
    public int Count { get; }

    /// <summary>Finds the record of a symbol, which ends with a NUL or at the end of the span; a null reference where there is none.</summary>
    /// <param name="key">The symbol's key.</param>
    /// <param name="symbol">The symbol as sent.</param>
    /// <param name="number">The record's number; below 0 where there is none.</param>
    public ref RouteRecord Find(scoped in InstrumentKey key, ReadOnlySpan<byte> symbol, out int number)
    {
        var hash = key.Hash();
        for (var at = hash & _mask; ; at = (at + 1) & _mask)
        {
            var slot = _slots[(int)at];
            number = (int)(slot & NumberMask) - 1;
            if (number < 0)
                return ref Unsafe.NullRef<RouteRecord>();
            if (((slot ^ hash) & ~NumberMask) != 0)
                continue;
            ref var record = ref RecordOf(number);
            if (record.Key == key && (key.IsExact || IsSymbol(symbol, record.Symbol)))
                return ref record;
        }
    }

    /// <summary>Where the levels behind the best of a record go.</summary>
    public ref DeeperLevels DeeperOf(int number) => ref _pages[number >> RoutePage.SizeBits].Deeper[number & (RoutePage.Size - 1)];

    /// <summary>The record of a number, which must be one of this table's.</summary>
    // Without a look at the length that stands before the records, which all have: it is far away too.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref RouteRecord RecordOf(int number) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_records[number >> RoutePage.SizeBits]), number & (RoutePage.Size - 1));

    private static bool IsSymbol(ReadOnlySpan<byte> field, string symbol) =>
        field.Length >= symbol.Length && Ascii.Equals(field[..symbol.Length], symbol) && (field.Length == symbol.Length || field[symbol.Length] == 0);
}
