using System.Runtime.CompilerServices;
using System.Threading.Channels;
using QuantPlus.Instruments;

namespace QuantPlus.MarketData;

/// <summary>
/// One consumer's ticks, read through the usual <see cref="ChannelReader{T}"/>; the counter's thread writes them through
/// <see cref="Writer"/>. Reading without waiting is safe from any thread; only one reader at a time may wait.
/// </summary>
internal sealed class TickChannel : ChannelReader<Tick>
{
    // Some 8 µs of looking before a consumer goes to sleep: waking one takes the counter's thread much longer than writing a tick.
    private static readonly int Looking = Environment.ProcessorCount > 1 ? 320 : 0;

    private readonly TickBuffer _buffer;
    private readonly TickWriter _writer;
    private readonly TickWaiter _waiter;
    private ReaderPace _pace;

    /// <summary>Creates a channel for ticks of these contracts; with a handler, nothing is buffered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The options are impossible.</exception>
    public TickChannel(TickSubscriptionOptions options, IReadOnlyCollection<InstrumentId> instruments, ITickHandler? handler = null)
    {
        _writer = new TickWriter(options, instruments, handler);
        _buffer = _writer.Buffer;
        _waiter = _writer.Waiter;
    }

    /// <summary>The counter's side.</summary>
    public TickWriter Writer => _writer;

    /// <summary>What notices that this reader was abandoned; null where nobody wants to know.</summary>
    public ReaderWatch? Watch { get; set; }

    public override bool CanCount => true;

    public override bool CanPeek => _buffer.CanPeek;

    public override int Count => (int)Math.Max(0, Math.Min(_buffer.Tail, _writer.End) - _buffer.Head);

    public override Task Completion => _writer.Completion;

    public override bool TryRead(out Tick item)
    {
        var taken = _buffer.TryRead(_writer.End, out item);
        if (_writer.End != TickWriter.NoEnd)
            _writer.TryFinish();
        return taken;
    }

    public override bool TryPeek(out Tick item) => _buffer.TryPeek(_writer.End, out item);

    /// <summary>Takes what waits, at most as many ticks as fit, without waiting. The quickest way to read.</summary>
    /// <returns>How many were taken.</returns>
    public int Read(Span<Tick> ticks)
    {
        var count = _buffer.Read(_writer.End, ticks);
        if (_writer.End != TickWriter.NoEnd)
            _writer.TryFinish();
        return count;
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
        if (TryAnswer(out var answer))
        {
            if (_pace.IsAtHeels)
                _pace.LetGather(Count);
            return answer;
        }

        for (var spent = 0; spent < Looking;)
        {
            spent += _pace.Pause();
            if (TryAnswer(out answer))
            {
                _pace.Found(Count);
                return answer;
            }
        }

        _pace.Reset();
        _waiter.Begin();
        if (TryAnswer(out answer) && _waiter.TryWithdraw())
            return answer;
        return _waiter.Wait(cancellationToken);
    }

    public override ValueTask<Tick> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<Tick>(cancellationToken);
        return TryRead(out var tick) ? new ValueTask<Tick>(tick) : WaitAndReadAsync(cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Tick> WaitAndReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (TryRead(out var tick))
                    return tick;
            }
        }
        catch (Exception error) when (error == _writer.Error)
        {
            // Waiting on a stream that broke throws the error itself, reading from it the channel's own exception around it.
        }

        throw new ChannelClosedException(_writer.Error);
    }

    /// <summary>Whether a wait has its answer already.</summary>
    private bool TryAnswer(out ValueTask<bool> answer)
    {
        var end = _writer.End;
        var head = _buffer.Head;
        if (head < Math.Min(_buffer.Tail, end))
        {
            answer = new ValueTask<bool>(true);
            return true;
        }

        if (end == TickWriter.NoEnd)
        {
            answer = default;
            return false;
        }

        _writer.TryFinish();
        answer = _writer.Error is null ? new ValueTask<bool>(false) : ValueTask.FromException<bool>(_writer.Error);
        return true;
    }
}
