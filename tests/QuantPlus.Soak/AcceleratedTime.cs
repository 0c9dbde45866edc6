namespace QuantPlus.Soak;

/// <summary>
/// A clock that runs faster than the real one: timeouts, back-offs and trading days pass sooner, in the same order. It passes only while the process gets to
/// work: a machine that is busy with something else does not let timeouts expire whose answers are about to be given.
/// </summary>
internal sealed class AcceleratedTime : TimeProvider, IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(1);

    /// <summary>What a round counts at most, however long it has taken.</summary>
    private static readonly TimeSpan LongestRound = Round * 2;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<Alarm, long> _alarms = new();
    private readonly DateTimeOffset _startUtc = System.GetUtcNow();
    private readonly SemaphoreSlim _passed = new(0);
    private readonly double _speed;
    private readonly Thread _thread;
    private long _now;
    private volatile bool _stopped;

    public AcceleratedTime(double speed)
    {
        _speed = speed;
        _thread = new Thread(Run) { IsBackground = true, Name = "accelerated time" };
        _thread.Start();
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => _startUtc + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        _passed.Dispose();
    }

    private void Run()
    {
        while (!_stopped)
        {
            var began = System.GetTimestamp();
            Thread.Sleep(Round);

            // What waits for a thread of the pool is done first.
            ThreadPool.UnsafeQueueUserWorkItem(static clock => clock._passed.Release(), this, preferLocal: false);
            _passed.Wait();
            var passed = System.GetElapsedTime(began);
            Advance((passed < LongestRound ? passed : LongestRound) * _speed);
        }
    }

    private void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            Volatile.Write(ref _now, _now + time.Ticks);
            while (_alarms.TryPeek(out var alarm, out var due) && due <= _now)
            {
                _alarms.Dequeue();
                if (alarm.Due == due)
                    alarm.GoOff();
            }
        }
    }

    /// <summary>A timer of this clock. Changed and read under the clock's lock; what it calls runs on the pool.</summary>
    private sealed class Alarm(AcceleratedTime clock, TimerCallback callback, object? state) : ITimer
    {
        private long _period;

        /// <summary>When it goes off; null where it does not.</summary>
        public long? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period > TimeSpan.Zero ? period.Ticks : 0;
                Set(dueTime >= TimeSpan.Zero ? dueTime.Ticks : null);
            }

            return true;
        }

        public void GoOff()
        {
            ThreadPool.UnsafeQueueUserWorkItem(static alarm => alarm.Call(), this, preferLocal: false);
            Set(_period > 0 ? _period : null);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Call() => callback(state);

        private void Set(long? ticks)
        {
            Due = ticks is null ? null : clock._now + ticks;
            if (Due is { } due)
                clock._alarms.Enqueue(this, due);
        }
    }
}
