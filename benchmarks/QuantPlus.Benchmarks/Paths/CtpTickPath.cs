extern alias Ctp;

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Ctp::QuantPlus.Ctp.Native;
using Ctp::QuantPlus.Ftdc.Connections;
using Ctp::QuantPlus.Ftdc.MarketData;
using Ctp::QuantPlus.Ftdc.Session;
using QuantPlus.Instruments;
using QuantPlus.MarketData;

namespace QuantPlus.Benchmarks.Paths;

/// <summary>The tick path of the CTP gateway.</summary>
internal sealed unsafe class CtpTickPath : ITickPath
{
    private const int BufferCount = 64;
    private const int SymbolLength = 16;
    private const int Rounds = 8;

    private readonly SnapshotFeed* _feed = (SnapshotFeed*)NativeMemory.AllocZeroed((nuint)sizeof(SnapshotFeed));
    private readonly DepthMarketDataField* _snapshots;
    private readonly byte* _symbols;
    private readonly InstrumentId[] _ids;
    private readonly ContractCatalog _catalog;
    private readonly MarketDataFeed _marketData;
    private readonly InstrumentRoute[] _routes;
    private readonly int _symbolCount;
    private RouteGuess _guess;
    private int _buffer;
    private int _contract;
    private readonly SubscriptionTable _subscriptions = new();
    private readonly TickNormalizer _normalizer = new();
    private readonly OwnerLoop _loop = new(_ => { });
    private readonly MarketDataCallbacks _callbacks;
    private readonly MdSpiProxy _library;
    private readonly IdleCallbacks _idleCallbacks = new();
    private readonly MdSpiProxy _idleLibrary;

    public CtpTickPath(int contracts, TickSubscriptionOptions options, ITickHandler? handler)
    {
        _ids = [.. Enumerable.Range(0, contracts).Select(i => new InstrumentId(SymbolOf(i), Exchange.Shfe))];
        _catalog = new ContractCatalog(_ids.Select(id => new Contract { Id = id, Multiplier = 10, PriceTick = 1 }));
        _marketData = new MarketDataFeed(_subscriptions, options, () => _catalog, () => null, _ => { });
        Subscription = Open(Range.All, options, handler);

        _snapshots = (DepthMarketDataField*)NativeMemory.AlignedAlloc((nuint)(BufferCount * sizeof(DepthMarketDataField)), 64);
        for (var i = 0; i < BufferCount; i++)
            _snapshots[i] = Snapshot(i);

        var symbols = SymbolsInTheOrderOfTicks(contracts);
        _symbolCount = symbols.Length;
        _symbols = (byte*)NativeMemory.AllocZeroed((nuint)_symbolCount, SymbolLength);
        _routes = new InstrumentRoute[_symbolCount];
        for (var i = 0; i < _symbolCount; i++)
        {
            var symbol = _ids[symbols[i]].Symbol;
            Encoding.ASCII.GetBytes(symbol, new Span<byte>(_symbols + (i * SymbolLength), SymbolLength));
            if (_subscriptions.TryFind(symbol, out var route))
                _routes[i] = route;
        }

        *_feed = new SnapshotFeed
        {
            Snapshots = (nint)_snapshots,
            Symbols = (nint)_symbols,
            SnapshotCount = BufferCount,
            SymbolCount = _symbolCount,
            SymbolOffset = (int)Marshal.OffsetOf<DepthMarketDataField>(nameof(DepthMarketDataField.InstrumentID)),
        };

        // No callback but the tick's is made here, so nobody is needed to hear of the others.
        _callbacks = new MarketDataCallbacks(_loop, new ReconnectGate(TimeProvider.System), new TickDispatcher(_subscriptions), null!);
        Spi = _callbacks.Attach(InterfaceVersion.Newest);
        _library = new MdSpiProxy(Spi, InterfaceVersion.Newest);
        _idleLibrary = new MdSpiProxy(_idleCallbacks.Attach(InterfaceVersion.Newest), InterfaceVersion.Newest);
    }

    public ITickSubscription Subscription { get; }

    public ITickSubscription Open(Range contracts, TickSubscriptionOptions options, ITickHandler? handler = null)
    {
        var ids = _ids[contracts];
        var channel = new TickChannel(options, ids, handler);
        _subscriptions.Add(channel.Writer, ids, _catalog);
        return new TickSubscription(channel, _marketData, ids);
    }

    public nint Spi { get; }

    public int Slot => InterfaceVersion.Newest.MdSpiSlots[(int)MdSpiFunction.OnRtnDepthMarketData];

    public nint Feed => (nint)_feed;

    public void Publish(int ticks)
    {
        for (var i = 0; i < ticks; i++)
            _library.OnRtnDepthMarketData(Next());
    }

    public void CallBack(int ticks)
    {
        for (var i = 0; i < ticks; i++)
            _idleLibrary.OnRtnDepthMarketData(Next());
    }

    public int LookUp(int ticks)
    {
        var found = 0;
        var routes = _subscriptions.Routes;
        for (var i = 0; i < ticks; i++)
        {
            if (!Unsafe.IsNullRef(ref _guess.Find(routes, Next()->InstrumentID.AsReadOnlySpan(), out _)))
                found++;
        }

        return found;
    }

    public double Normalize(int ticks)
    {
        var sum = 0.0;
        Unsafe.SkipInit(out Tick tick);
        for (var i = 0; i < ticks; i++)
        {
            ref readonly var snapshot = ref *Next();
            _normalizer.Normalize(in snapshot, ref _routes[_contract].Record, stampsReceived: false, ref tick);
            sum += tick.LastPrice;
        }

        return sum;
    }

    public void Dispose()
    {
        _callbacks.Detach();
        _idleCallbacks.Detach();
        Subscription.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _loop.DisposeAsync().AsTask().GetAwaiter().GetResult();
        NativeMemory.AlignedFree(_snapshots);
        NativeMemory.Free(_symbols);
        NativeMemory.Free(_feed);
    }

    /// <summary>The next contract's snapshot, in the next buffer: the symbol is written into it as a library would.</summary>
    private DepthMarketDataField* Next()
    {
        var snapshot = _snapshots + (_buffer++ & (BufferCount - 1));
        if (++_contract == _symbolCount)
            _contract = 0;
        Unsafe.CopyBlockUnaligned(&snapshot->InstrumentID, _symbols + (_contract * SymbolLength), SymbolLength);
        return snapshot;
    }

    // As exchanges send them: round after round in one order, which is not that of the subscription, and each time a fifth has no news.
    private static int[] SymbolsInTheOrderOfTicks(int contracts)
    {
        var random = new Random(1);
        var order = Enumerable.Range(0, contracts).ToArray();
        random.Shuffle(order);
        return [.. Enumerable.Range(0, Rounds).SelectMany(_ => order).Where(_ => random.Next(5) != 0)];
    }

    // Futures first, then options, whose symbols are twice as long.
    private static string SymbolOf(int number) => number < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"rb{2601 + number}")
        : string.Create(CultureInfo.InvariantCulture, $"m{2601 + (number % 12)}-C-{number}");

    /// <summary>A snapshot as SHFE sends it: one level of quotes, the others without a value.</summary>
    private static DepthMarketDataField Snapshot(int number)
    {
        var price = 3500.0 + (number % 50);
        var field = default(DepthMarketDataField);
        field.TradingDay.Set("20260508");
        field.ActionDay.Set("20260508");
        field.UpdateTime.Set("10:30:05");
        field.UpdateMillisec = 500;
        field.LastPrice = price;
        field.PreSettlementPrice = 3480;
        field.PreClosePrice = 3490;
        field.PreOpenInterest = 1_800_000;
        field.OpenPrice = 3495;
        field.HighestPrice = 3560;
        field.LowestPrice = 3470;
        field.Volume = 100_000 + number;
        field.Turnover = (100_000.0 + number) * 35_000;
        field.OpenInterest = 1_810_000;
        field.ClosePrice = double.MaxValue;
        field.SettlementPrice = double.MaxValue;
        field.UpperLimitPrice = 3760;
        field.LowerLimitPrice = 3200;
        field.PreDelta = double.MaxValue;
        field.CurrDelta = double.MaxValue;
        field.AveragePrice = 35_000;
        field.BidPrice1 = price - 1;
        field.BidVolume1 = 120;
        field.AskPrice1 = price;
        field.AskVolume1 = 80;
        field.BidPrice2 = field.AskPrice2 = field.BidPrice3 = field.AskPrice3 = double.MaxValue;
        field.BidPrice4 = field.AskPrice4 = field.BidPrice5 = field.AskPrice5 = double.MaxValue;
        return field;
    }

    private sealed class IdleCallbacks : MdSpi;
}
