// What the hardware allows: the same native callback as the vendor's library makes, a callback that copies the snapshot into a
// single-producer ring and nothing else, and a consumer thread that copies it out. Also the native caller for the managed side, so that
// both sides are called by the same loop.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstring>
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

    // Called by the consumer only.
    void ReadAll(std::int64_t ticks, std::atomic<std::int64_t> &taken, double &sum)
    {
        Snapshot copy;
        std::int64_t known = 0;
        for (std::int64_t head = 0; head < ticks; head++)
        {
            if (head >= known)
                WaitUntil([&] { return head < (known = tail_.load(std::memory_order_acquire)); });
            std::memcpy(&copy, &slots_[head & mask_], SnapshotSize);
            double price;
            std::memcpy(&price, copy.bytes + 80, sizeof price);
            asm volatile("" : : "r"(&copy) : "memory");
            sum += price;
            taken.store(head + 1, std::memory_order_release);
        }
    }

private:
    std::vector<Snapshot> slots_;
    std::int64_t mask_;
    alignas(128) std::atomic<std::int64_t> tail_{0};
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

// The whole limit run; returns nanoseconds.
EXPORT double run_limit(const Feed *feed, std::int64_t ticks, std::int64_t capacity)
{
    Ring ring(capacity);
    void *table[] = {reinterpret_cast<void *>(&OnSnapshot)};
    LimitSpi spi{table, &ring};
    alignas(128) std::atomic<std::int64_t> taken{0};
    double sum = 0;
    std::thread consumer([&] { ring.ReadAll(ticks, taken, sum); });
    const auto begin = std::chrono::steady_clock::now();
    call_back(&spi, 0, feed, ticks, reinterpret_cast<const std::int64_t *>(&taken), capacity / 2);
    const auto end = std::chrono::steady_clock::now();
    consumer.join();
    return sum == 0 ? -1 : std::chrono::duration<double, std::nano>(end - begin).count();
}
