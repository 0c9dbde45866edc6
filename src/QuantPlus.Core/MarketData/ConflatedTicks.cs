using System.Numerics;
using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>
/// The newest tick of each contract, in the order in which contracts first had news. A contract waits once, however many ticks come in
/// meanwhile: each replaces the one before it, which counts as dropped.
/// </summary>
internal sealed class ConflatedTicks : TickBuffer
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly Lock _reading = new();

    // Holds every contract: it can never be full.
    private readonly Place[] _queue;
    private readonly int _mask;
    private long _tail;
    private long _replaced;
    private long _head;
    private long _overtaken;

    public ConflatedTicks(IReadOnlyCollection<InstrumentId> instruments)
    {
        foreach (var instrument in instruments)
            _places.TryAdd(instrument.Symbol, new Place());
        _queue = new Place[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, _places.Count))];
        _mask = _queue.Length - 1;
    }

    public override bool CanPeek => false;

    public override long Tail => Volatile.Read(ref _tail);

    public override long Head => Volatile.Read(ref _head);

    public override long Dropped => Volatile.Read(ref _replaced) + Volatile.Read(ref _overtaken);

    /// <summary>Writes a tick of one of the contracts. For the writer alone.</summary>
    public void Write(in Tick tick)
    {
        if (!_places.TryGetValue(tick.Instrument.Symbol, out var place))
            return;
        place.Write(in tick);

        // A full fence too: the tick must be there before the look at the flag.
        if (Interlocked.Exchange(ref place.IsWaiting, 1) != 0)
        {
            Volatile.Write(ref _replaced, _replaced + 1);
            return;
        }

        _queue[(int)_tail & _mask] = place;
        Volatile.Write(ref _tail, _tail + 1);
    }

    public override bool TryRead(long end, out Tick tick)
    {
        lock (_reading)
        {
            while (_head < Math.Min(Tail, end))
            {
                // Given up before it is read: a tick that comes in between makes it wait again.
                var place = _queue[(int)_head & _mask];
                Volatile.Write(ref _head, _head + 1);
                Interlocked.Exchange(ref place.IsWaiting, 0);

                var version = place.Read(out tick);
                if (version != place.Seen)
                {
                    place.Seen = version;
                    return true;
                }

                // It waited again for a tick that was read the time before, in place of the one that it had waited for: that one is lost.
                Volatile.Write(ref _overtaken, _overtaken + 1);
            }
        }

        tick = default;
        return false;
    }

    /// <summary>Never: what is newest may change between a look and a read.</summary>
    public override bool TryPeek(long end, out Tick tick)
    {
        tick = default;
        return false;
    }

    public override int Read(long end, Span<Tick> ticks)
    {
        var count = 0;
        while (count < ticks.Length && TryRead(end, out ticks[count]))
            count++;
        return count;
    }

    /// <summary>One contract's newest tick; the version is odd while it is written.</summary>
    private sealed class Place
    {
        public int IsWaiting;
        public int Seen;
        private Tick _tick;
        private int _version;

        public void Write(in Tick tick)
        {
            Volatile.Write(ref _version, _version + 1);
            Volatile.WriteBarrier();
            tick.CopyTo(out _tick);
            Volatile.Write(ref _version, _version + 1);
        }

        public int Read(out Tick tick)
        {
            var wait = default(SpinWait);
            while (true)
            {
                var before = Volatile.Read(ref _version);
                _tick.CopyTo(out tick);
                Volatile.ReadBarrier();
                if ((before & 1) == 0 && Volatile.Read(ref _version) == before)
                    return before;
                wait.SpinOnce();
            }
        }
    }
}
