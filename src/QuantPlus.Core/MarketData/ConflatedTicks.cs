using System.Numerics;
using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>
/// The newest tick of each contract, in the order in which contracts first had news. A contract waits once, however many ticks come in
/// meanwhile: each replaces the one before it, which counts as dropped.
/// </summary>
internal sealed class ConflatedTicks : TickBuffer
{
    private readonly Lock _reading = new();
    private readonly Lock _adding = new();
    private Dictionary<string, Place> _places;

    // The writer's, who takes a longer one into use where contracts were added.
    private Queue _queue;
    private Queue? _longer;
    private long _tail;
    private long _replaced;
    private long _head;
    private long _overtaken;

    public ConflatedTicks(IReadOnlyCollection<InstrumentId> instruments)
    {
        _places = WithPlacesOf(instruments, []);
        _queue = new Queue(_places.Count);
    }

    public override bool CanPeek => false;

    public override long Tail => Volatile.Read(ref _tail);

    public override long Head => Volatile.Read(ref _head);

    public override long Dropped => Volatile.Read(ref _replaced) + Volatile.Read(ref _overtaken);

    /// <summary>Makes room for ticks of more contracts.</summary>
    public void Add(IReadOnlyCollection<InstrumentId> instruments)
    {
        lock (_adding)
        {
            // The queue first: who sees the place of a contract sees the queue that has room for it.
            var places = WithPlacesOf(instruments, _places);
            if (places.Count > _places.Count)
                Volatile.Write(ref _longer, new Queue(places.Count));
            Volatile.Write(ref _places, places);
        }
    }

    /// <summary>Writes a tick of one of the contracts. For the writer alone.</summary>
    public void Write(in Tick tick)
    {
        if (!Volatile.Read(ref _places).TryGetValue(tick.Instrument.Symbol, out var place))
            return;
        place.Write(in tick);

        // A full fence too: the tick must be there before the look at the flag.
        if (Interlocked.Exchange(ref place.IsWaiting, 1) != 0)
        {
            Volatile.Write(ref _replaced, _replaced + 1);
            return;
        }

        if (Volatile.Read(ref _longer) is not null && Interlocked.Exchange(ref _longer, null) is { } longer)
            Volatile.Write(ref _queue, longer.Behind(_queue, _tail));
        _queue[_tail] = place;
        Volatile.Write(ref _tail, _tail + 1);
    }

    public override bool TryRead(long end, out Tick tick)
    {
        lock (_reading)
        {
            while (_head < Math.Min(Tail, end))
            {
                // Given up before it is read: a tick that comes in between makes it wait again.
                var place = Volatile.Read(ref _queue).At(_head);
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

    private static Dictionary<string, Place> WithPlacesOf(IReadOnlyCollection<InstrumentId> instruments, Dictionary<string, Place> known)
    {
        var places = new Dictionary<string, Place>(known, StringComparer.Ordinal);
        foreach (var instrument in instruments)
        {
            if (!places.ContainsKey(instrument.Symbol))
                places.Add(instrument.Symbol, new Place());
        }

        return places;
    }

    /// <summary>
    /// The places that wait, by position. Has room for every contract, so that it can never be full; what waited before it was made is in the one
    /// before it.
    /// </summary>
    private sealed class Queue(int count)
    {
        private readonly Place[] _places = new Place[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, count))];
        private Queue? _before;
        private long _start;

        public Place this[long position]
        {
            set => _places[(int)position & (_places.Length - 1)] = value;
        }

        /// <summary>Begins at a position, behind another.</summary>
        public Queue Behind(Queue before, long start)
        {
            (_before, _start) = (before, start);
            return this;
        }

        /// <summary>The place at a position. For the reader alone, whose positions only go up.</summary>
        public Place At(long position)
        {
            if (position < _start)
                return _before!.At(position);
            _before = null;
            return _places[(int)position & (_places.Length - 1)];
        }
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
