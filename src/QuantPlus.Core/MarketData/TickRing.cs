using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QuantPlus.MarketData;

/// <summary>
/// A bounded ring of ticks between one writer that never waits and its reader. Positions count up for ever; the slot of a position is its
/// remainder by the capacity. The reader copies first and then claims the copy by moving the head; a writer that needs the slot moves the
/// head itself, which makes that claim fail. So a tick that was overwritten while it was copied is never handed out.
/// </summary>
internal sealed class TickRing : TickBuffer
{
    private readonly Tick[] _slots;
    private readonly int _mask;
    private WriterSide _writer;
    private ReaderSide _reader;

    /// <summary>Creates a ring; the capacity is rounded up to a power of two.</summary>
    public TickRing(int capacity)
    {
        _slots = new Tick[BitOperations.RoundUpToPowerOf2((uint)capacity)];
        _mask = _slots.Length - 1;
    }

    public override bool CanPeek => true;

    public override long Tail => Volatile.Read(ref _writer.Tail);

    public override long Head => Volatile.Read(ref _reader.Head);

    public override long Dropped => Volatile.Read(ref _writer.Dropped);

    /// <summary>Writes a tick; where the ring is full the oldest one makes room. For the writer alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteOrDropOldest(in Tick tick)
    {
        var tail = _writer.Tail;
        if (tail - _writer.HeadSeen > _mask)
            DropOldest(tail);
        tick.CopyTo(out _slots[(int)tail & _mask]);
        Volatile.Write(ref _writer.Tail, tail + 1);
    }

    /// <summary>Writes a tick unless the ring is full. For the writer alone.</summary>
    public void WriteOrDropNewest(in Tick tick)
    {
        var tail = _writer.Tail;
        if (tail - _writer.HeadSeen > _mask)
        {
            _writer.HeadSeen = Head;
            if (tail - _writer.HeadSeen > _mask)
            {
                Volatile.Write(ref _writer.Dropped, _writer.Dropped + 1);
                return;
            }
        }

        tick.CopyTo(out _slots[(int)tail & _mask]);
        Volatile.Write(ref _writer.Tail, tail + 1);
    }

    public override bool TryRead(long end, out Tick tick)
    {
        var head = Head;
        while (head < Limit(head, end))
        {
            _slots[(int)head & _mask].CopyTo(out tick);
            var found = Interlocked.CompareExchange(ref _reader.Head, head + 1, head);
            if (found == head)
                return true;
            head = found;
        }

        tick = default;
        return false;
    }

    public override bool TryPeek(long end, out Tick tick)
    {
        var head = Head;
        while (head < Limit(head, end))
        {
            _slots[(int)head & _mask].CopyTo(out tick);
            Volatile.ReadBarrier();
            var found = Head;
            if (found == head)
                return true;
            head = found;
        }

        tick = default;
        return false;
    }

    public override int Read(long end, Span<Tick> ticks)
    {
        while (true)
        {
            // The writer may have moved both since the head was read: never more than the ring holds.
            var first = Head;
            var count = (int)Math.Min(Math.Min(Tail, end) - first, Math.Min(ticks.Length, _slots.Length));
            if (count <= 0)
                return 0;
            Copy(first, ticks[..count]);

            var head = first;
            var claimed = first + count;
            while (head < claimed)
            {
                var found = Interlocked.CompareExchange(ref _reader.Head, claimed, head);
                if (found == head)
                {
                    // What the writer dropped while it was copied is at the front; the rest is whole.
                    var lost = (int)(head - first);
                    ticks[lost..count].CopyTo(ticks);
                    return count - lost;
                }

                head = found;
            }
        }
    }

    private void DropOldest(long tail)
    {
        var head = Head;
        if (tail - head > _mask)
        {
            // Where this fails, the reader has just taken the oldest tick: there is room as well.
            if (Interlocked.CompareExchange(ref _reader.Head, head + 1, head) == head)
                Volatile.Write(ref _writer.Dropped, _writer.Dropped + 1);
            head++;
        }

        _writer.HeadSeen = head;
    }

    /// <summary>Where reading ends, without a look at the writer's cache line as long as it is known that there is more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Limit(long head, long end)
    {
        var limit = Volatile.Read(ref _reader.TailSeen);
        if (head >= limit)
            Volatile.Write(ref _reader.TailSeen, limit = Tail);
        return Math.Min(limit, end);
    }

    private void Copy(long first, Span<Tick> ticks)
    {
        var start = (int)first & _mask;
        var straight = Math.Min(ticks.Length, _slots.Length - start);
        _slots.AsSpan(start, straight).CopyTo(ticks);
        _slots.AsSpan(0, ticks.Length - straight).CopyTo(ticks[straight..]);
    }

    // Two cache lines apart (processors fetch lines in pairs), so that neither side slows the other down.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct WriterSide
    {
        [FieldOffset(128)]
        public long Tail;

        [FieldOffset(136)]
        public long HeadSeen;

        [FieldOffset(144)]
        public long Dropped;
    }

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct ReaderSide
    {
        [FieldOffset(128)]
        public long Head;

        [FieldOffset(136)]
        public long TailSeen;
    }
}
