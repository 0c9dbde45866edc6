using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using QuantPlus.Ftdc.Embedded;
using QuantPlus.Instruments;
using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Tests.Embedded;

/// <summary>The same seed and the same requests at the same virtual times give the same bytes, callback by callback.</summary>
public sealed unsafe class DeterminismTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_twice()
    {
        var (first, snapshots) = Live(11);
        Assert.Equal((first, snapshots), Live(11));
        Assert.NotEqual(first, Live(12).Hash);
        Assert.Equal(5 * 2401, snapshots);
    }

    private static (string Hash, int Snapshots) Live(int seed)
    {
        var time = new FakeTimeProvider();
        var environment = new EmbeddedEnvironment(new EmbeddedEnvironmentOptions { Seed = seed, StartTime = new DateTime(2025, 6, 11, 19, 50, 0) }, time);
        using var marketData = new RawMarketData(environment);
        var trader = new RawTrader(environment).Ready();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < 20; i++)
        {
            environment.Advance(TimeSpan.FromMinutes(1));
            var ask = environment.GetQuote(InstrumentId.Parse("rb2510.SHFE")).AskPrice;
            var returned = trader.Insert("rb2510", ask, 1 + i);
            if (returned == 0)
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Join('|', trader.Until(i % 2 == 0 ? "OnRtnTrade" : "OnRtn"))));
            else
                Reconnect();
        }

        var (snapshots, count) = marketData.End();
        hash.AppendData(snapshots);
        trader.Release();
        return (Convert.ToHexString(hash.GetHashAndReset()), count);

        // At 20:00 the trading day ended.
        void Reconnect()
        {
            trader.Until("OnFrontDisconnected");
            time.Advance(TimeSpan.FromMilliseconds(200));
            trader.Ready();
        }
    }

    private sealed class RawMarketData : MdSpi, IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly ManualResetEventSlim _ended = new();
        private readonly MdApi _api;
        private int _count;

        public RawMarketData(EmbeddedEnvironment environment)
        {
            _api = new MdApi(new EmbeddedMarketDataServer(InterfaceVersion.V6_7_11, environment.Core).Handle, InterfaceVersion.V6_7_11);
            _api.RegisterSpi(Attach(InterfaceVersion.V6_7_11));
            _api.Init();
            _api.SubscribeMarketData(["rb2510", "m2509", "AP510", "IF2506", "rb2510C3200"]);
        }

        public (byte[] Hash, int Count) End()
        {
            _api.UnSubscribeMarketData(["rb2510"]);
            Assert.True(_ended.Wait(TimeSpan.FromSeconds(60)));
            return (_hash.GetHashAndReset(), _count);
        }

        public void Dispose()
        {
            _api.RegisterSpi(0);
            _api.Release();
            Detach();
            _hash.Dispose();
            _ended.Dispose();
        }

        protected override void OnRtnDepthMarketData(DepthMarketDataField* pDepthMarketData)
        {
            _hash.AppendData(new ReadOnlySpan<byte>(pDepthMarketData, sizeof(DepthMarketDataField)));
            _count++;
        }

        protected override void OnRspUnSubMarketData(SpecificInstrumentField* pSpecificInstrument, RspInfoField* pRspInfo, int nRequestID, bool bIsLast) =>
            _ended.Set();
    }
}
