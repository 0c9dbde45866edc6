using System.Threading.Channels;

namespace QuantPlus.Feeds;

/// <summary>
/// Updates for any number of consumers, each with an unbounded channel of its own, so that nothing is ever lost and no consumer slows
/// another or the publisher down. A consumer is registered when its enumeration begins and forgotten when its enumerator is disposed.
/// </summary>
/// <param name="gate">
/// The lock under which the publisher changes what snapshots are made of, and publishes each change: then a snapshot and the updates after
/// it have neither a gap nor a duplicate. Null where there is no such state.
/// </param>
internal sealed class UpdateFeed<T>(Lock? gate = null)
{
    private readonly List<Channel<T>> _consumers = [];
    private long _published;
    private bool _isCompleted;
    private Exception? _error;

    /// <summary>The lock under which snapshots are taken and updates are handed out.</summary>
    public Lock Gate { get; } = gate ?? new Lock();

    /// <summary>How many updates there have been.</summary>
    public long Published => Interlocked.Read(ref _published);

    /// <summary>How many updates wait for the consumer that is furthest behind.</summary>
    public int Unread
    {
        get
        {
            lock (Gate)
                return _consumers.Count == 0 ? 0 : _consumers.Max(consumer => consumer.Reader.Count);
        }
    }

    /// <summary>Hands an update to every consumer. Never waits for one.</summary>
    public void Publish(T update)
    {
        lock (Gate)
        {
            _published++;
            foreach (var consumer in _consumers)
                consumer.Writer.TryWrite(update);
        }
    }

    /// <summary>No more updates: consumers get what was published, then the end, or the error.</summary>
    public void Complete(Exception? error = null)
    {
        lock (Gate)
        {
            if (_isCompleted)
                return;
            _isCompleted = true;
            _error = error;
            foreach (var consumer in _consumers)
                consumer.Writer.TryComplete(error);
            _consumers.Clear();
        }
    }

    /// <summary>
    /// The updates from the moment the enumeration begins, after a snapshot taken at that moment. May be enumerated several times, each time
    /// anew; of a completed feed nothing is left.
    /// </summary>
    /// <param name="snapshot">What comes before the updates; called under <see cref="Gate"/>. Null for nothing.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public IAsyncEnumerable<T> Read(Func<IReadOnlyList<T>>? snapshot, CancellationToken cancellationToken) =>
        new Updates(this, snapshot, cancellationToken);

    private Channel<T> Register(Func<IReadOnlyList<T>>? snapshot)
    {
        // Not told of its single reader: that kind of channel cannot say how much waits in it.
        var consumer = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleWriter = true });
        lock (Gate)
        {
            if (_isCompleted)
            {
                consumer.Writer.Complete(_error);
                return consumer;
            }

            foreach (var item in snapshot?.Invoke() ?? [])
                consumer.Writer.TryWrite(item);
            _consumers.Add(consumer);
        }

        return consumer;
    }

    private void Forget(Channel<T> consumer)
    {
        lock (Gate)
            _consumers.Remove(consumer);
    }

    private sealed class Updates(UpdateFeed<T> feed, Func<IReadOnlyList<T>>? snapshot, CancellationToken cancellationToken) : IAsyncEnumerable<T>
    {
        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken enumeratorToken = default) =>
            new Enumerator(feed, feed.Register(snapshot), cancellationToken, enumeratorToken);
    }

    private sealed class Enumerator : IAsyncEnumerator<T>
    {
        private readonly UpdateFeed<T> _feed;
        private readonly Channel<T> _consumer;
        private readonly CancellationTokenSource? _linked;
        private readonly CancellationToken _cancellationToken;
        private T? _current;

        public Enumerator(UpdateFeed<T> feed, Channel<T> consumer, CancellationToken first, CancellationToken second)
        {
            _feed = feed;
            _consumer = consumer;
            _linked = first.CanBeCanceled && second.CanBeCanceled && first != second
                ? CancellationTokenSource.CreateLinkedTokenSource(first, second)
                : null;
            _cancellationToken = _linked?.Token ?? (first.CanBeCanceled ? first : second);
        }

        public T Current => _current!;

        public async ValueTask<bool> MoveNextAsync()
        {
            _cancellationToken.ThrowIfCancellationRequested();
            while (!_consumer.Reader.TryRead(out _current))
            {
                if (!await _consumer.Reader.WaitToReadAsync(_cancellationToken).ConfigureAwait(false))
                    return false;
            }

            return true;
        }

        public ValueTask DisposeAsync()
        {
            _feed.Forget(_consumer);
            _consumer.Writer.TryComplete();
            _linked?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
