// What the hardware allows: the same native callback as the vendor's library makes, a callback that copies the snapshot into a
// single-producer ring and nothing else, and a consumer thread that copies it out. Also the native caller for the managed side, so that
// both sides are called by the same loop.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

#if defined(_MSC_VER)
#define EXPORT extern "C" __declspec(dllexport)
#define PAUSE() _mm_pause()
#else
#define EXPORT extern "C" __attribute__((visibility("default")))
#if defined(__x86_64__)
#define PAUSE() __builtin_ia32_pause()
#else
#define PAUSE() std::this_thread::yield()
#endif
#endif

namespace
{
constexpr std::size_t SnapshotSize = 584;
constexpr std::int64_t Portion = 256;

struct Snapshot
{
    char bytes[SnapshotSize];
};

struct Symbol
{
    char bytes[16];
};

using Callback = void (*)(void *self, const Snapshot *snapshot);

// Looks again at once, and gives its processor away at times: on a busy machine the thread that is waited for may not be running.
template <typename Condition> void WaitUntil(Condition condition)
{
    for (int looks = 1; !condition(); looks++)
    {
        if (looks % 256 == 0)
            std::this_thread::yield();
        else
            PAUSE();
    }
}

void *const *TableOf(void *object) { return *static_cast<void *const **>(object); }

class Ring
{
public:
    explicit Ring(std::int64_t capacity) : slots_(capacity), mask_(capacity - 1) {}

    // Called by the producer only. The driver keeps within the capacity.
    void Write(const Snapshot *snapshot)
    {
        std::memcpy(&slots_[tail_.load(std::memory_order_relaxed) & mask_], snapshot, SnapshotSize);
        tail_.store(tail_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

    // Called by the consumer only: takes so many more.
    void Read(std::int64_t ticks, std::atomic<std::int64_t> &taken, double &sum)
    {
        Snapshot copy;
        for (const std::int64_t end = head_ + ticks; head_ < end; head_++)
        {
            if (head_ >= known_)
                WaitUntil([&] { return head_ < (known_ = tail_.load(std::memory_order_acquire)); });
            std::memcpy(&copy, &slots_[head_ & mask_], SnapshotSize);
            double price;
            std::memcpy(&price, copy.bytes + 80, sizeof price);
            asm volatile("" : : "r"(&copy) : "memory");
            sum += price;
            taken.store(head_ + 1, std::memory_order_release);
        }
    }

private:
    std::vector<Snapshot> slots_;
    std::int64_t mask_;
    std::int64_t head_ = 0;
    std::int64_t known_ = 0;
    alignas(128) std::atomic<std::int64_t> tail_{0};
};

// The consumer's thread, which sleeps between two runs as a program's does.
class Consumer
{
public:
    explicit Consumer(Ring &ring) : ring_(ring), thread_([this] { Run(); }) {}

    ~Consumer()
    {
        Tell(-1);
        thread_.join();
    }

    void Take(std::int64_t ticks) { Tell(ticks); }

    const std::int64_t *Taken() const { return reinterpret_cast<const std::int64_t *>(&taken_); }

private:
    void Tell(std::int64_t ticks)
    {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            wanted_ = ticks;
        }
        told_.notify_one();
    }

    void Run()
    {
        while (true)
        {
            std::int64_t ticks;
            {
                std::unique_lock<std::mutex> lock(mutex_);
                told_.wait(lock, [this] { return wanted_ != 0; });
                ticks = wanted_;
                wanted_ = 0;
            }
            if (ticks < 0)
                return;
            ring_.Read(ticks, taken_, sum_);
        }
    }

    Ring &ring_;
    std::mutex mutex_;
    std::condition_variable told_;
    std::int64_t wanted_ = 0;
    double sum_ = 0;
    alignas(128) std::atomic<std::int64_t> taken_{0};
    alignas(128) std::thread thread_;
};

struct LimitSpi
{
    void *const *table;
    Ring *ring;
};

void OnSnapshot(void *self, const Snapshot *snapshot) { static_cast<LimitSpi *>(self)->ring->Write(snapshot); }
}

// What is called back with. As a vendor's library does, each snapshot is made in one of a few buffers that are at hand, whatever the
// contract: here only its symbol is written anew.
struct Feed
{
    Snapshot *snapshots;
    const Symbol *symbols;
    std::int32_t snapshotCount;
    std::int32_t symbolCount;
    std::int32_t symbolOffset;
};

// Calls the slot of an object's function table with snapshots in turn, never more than a window ahead of the consumer.
EXPORT void call_back(void *spi, int slot, const Feed *feed, std::int64_t ticks, const std::int64_t *taken, std::int64_t window)
{
    const auto *progress = reinterpret_cast<const std::atomic<std::int64_t> *>(taken);
    const std::int64_t before = progress->load(std::memory_order_acquire);
    const auto callback = reinterpret_cast<Callback>(TableOf(spi)[slot]);
    int snapshot = 0;
    int symbol = 0;
    std::memcpy(feed->snapshots->bytes + feed->symbolOffset, feed->symbols, sizeof(Symbol));
    for (std::int64_t written = 0; written < ticks; written += Portion)
    {
        WaitUntil([&] { return before + written - progress->load(std::memory_order_acquire) <= window; });
        for (std::int64_t i = 0; i < Portion; i++)
        {
            // One ahead, so that no callback has to wait for bytes that were stored only just now.
            Snapshot *const current = feed->snapshots + snapshot;
            if (++snapshot == feed->snapshotCount)
                snapshot = 0;
            if (++symbol == feed->symbolCount)
                symbol = 0;
            std::memcpy(feed->snapshots[snapshot].bytes + feed->symbolOffset, feed->symbols + symbol, sizeof(Symbol));
            callback(spi, current);
        }
    }
    WaitUntil([&] { return progress->load(std::memory_order_acquire) >= before + ticks; });
}

// The limit: a ring and its consumer, both at hand between the runs as ours are.
struct Limit
{
    explicit Limit(std::int64_t capacity) : capacity(capacity), ring(capacity), table{reinterpret_cast<void *>(&OnSnapshot)}, spi{table, &ring}, consumer(ring) {}

    std::int64_t capacity;
    Ring ring;
    void *table[1];
    LimitSpi spi;
    Consumer consumer;
};

EXPORT Limit *limit_open(std::int64_t capacity) { return new Limit(capacity); }

EXPORT void limit_run(Limit *limit, const Feed *feed, std::int64_t ticks)
{
    limit->consumer.Take(ticks);
    call_back(&limit->spi, 0, feed, ticks, limit->consumer.Taken(), limit->capacity / 2);
}

EXPORT void limit_close(Limit *limit) { delete limit; }

// How many nanoseconds a cache line takes from one processor to the other: the least mean of some rounds, in which two threads answer each other.
EXPORT double hand_over()
{
    constexpr int Exchanges = 2000;
    constexpr int Rounds = 10;
    alignas(128) static std::atomic<int> line;
    line = 0;
    std::thread other([] {
        for (int i = 1; i < 2 * Exchanges * Rounds; i += 2)
        {
            WaitUntil([i] { return line.load(std::memory_order_acquire) == i; });
            line.store(i + 1, std::memory_order_release);
        }
    });
    double least = 1e9;
    for (int round = 0, value = 1; round < Rounds; round++)
    {
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < Exchanges; i++, value += 2)
        {
            line.store(value, std::memory_order_release);
            WaitUntil([value] { return line.load(std::memory_order_acquire) == value + 1; });
        }
        const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - begin;
        least = std::min(least, time.count() / (2 * Exchanges));
    }
    other.join();
    return least;
}
