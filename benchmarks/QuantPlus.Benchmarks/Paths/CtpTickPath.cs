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

    private readonly SnapshotFeed* _feed = (SnapshotFeed*)NativeMemory.AllocZeroed((nuint)sizeof(SnapshotFeed));
    private readonly DepthMarketDataField* _snapshots;
    private readonly byte* _symbols;
    private readonly int _contracts;
    private int _buffer;
    private int _contract;
    private readonly InstrumentRoute[] _routes;
    private readonly SubscriptionTable _subscriptions = new();
    private readonly TickNormalizer _normalizer = new();
    private readonly OwnerLoop _loop = new(_ => { });
    private readonly MarketDataCallbacks _callbacks;
    private readonly MdSpiProxy _library;
    private readonly IdleCallbacks _idleCallbacks = new();
    private readonly MdSpiProxy _idleLibrary;

    public CtpTickPath(int contracts, TickSubscriptionOptions options, ITickHandler? handler)
    {
        var ids = Enumerable.Range(0, contracts)
            .Select(i => new InstrumentId(string.Create(CultureInfo.InvariantCulture, $"rb{2601 + i}"), Exchange.Shfe))
            .ToArray();
        var channel = new TickChannel(options, ids, handler);
        var catalog = new ContractCatalog(ids.Select(id => new Contract { Id = id, Multiplier = 10, PriceTick = 1 }));
        _subscriptions.Add(channel, ids, catalog);
        Subscription = new TickSubscription(channel, ids, _ => channel.Complete());

        _contracts = contracts;
        _snapshots = (DepthMarketDataField*)NativeMemory.AlignedAlloc((nuint)(BufferCount * sizeof(DepthMarketDataField)), 64);
        for (var i = 0; i < BufferCount; i++)
            _snapshots[i] = Snapshot(i);
        _symbols = (byte*)NativeMemory.AllocZeroed((nuint)contracts, SymbolLength);
        _routes = new InstrumentRoute[contracts];
        for (var i = 0; i < contracts; i++)
        {
            Encoding.ASCII.GetBytes(ids[i].Symbol, new Span<byte>(_symbols + (i * SymbolLength), SymbolLength));
            if (_subscriptions.TryFind(ids[i].Symbol, out var route))
                _routes[i] = route;
        }

        *_feed = new SnapshotFeed
        {
            Snapshots = (nint)_snapshots,
            Symbols = (nint)_symbols,
            SnapshotCount = BufferCount,
            SymbolCount = contracts,
            SymbolOffset = (int)Marshal.OffsetOf<DepthMarketDataField>(nameof(DepthMarketDataField.InstrumentID)),
        };

        // No callback but the tick's is made here, so nobody is needed to hear of the others.
        _callbacks = new MarketDataCallbacks(_loop, new ReconnectGate(TimeProvider.System), new TickDispatcher(_subscriptions), null!);
        Spi = _callbacks.Attach(InterfaceVersion.Newest);
        _library = new MdSpiProxy(Spi, InterfaceVersion.Newest);
        _idleLibrary = new MdSpiProxy(_idleCallbacks.Attach(InterfaceVersion.Newest), InterfaceVersion.Newest);
    }

    public ITickSubscription Subscription { get; }

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
            if (routes.TryFind(Next()->InstrumentID.AsReadOnlySpan(), out _))
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
            _normalizer.Normalize(in snapshot, _routes[_contract], ref tick);
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
        if (++_contract == _contracts)
            _contract = 0;
        Unsafe.CopyBlockUnaligned(&snapshot->InstrumentID, _symbols + (_contract * SymbolLength), SymbolLength);
        return snapshot;
    }

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
