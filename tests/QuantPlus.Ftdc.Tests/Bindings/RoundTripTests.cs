using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>Every function of every interface, called through the function table of every version, arrives at the function of its name with all that it was given.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("CThostFtdcMdSpi")]
    [InlineData("CThostFtdcMdApi")]
    [InlineData("CThostFtdcTraderSpi")]
    [InlineData("CThostFtdcTraderApi")]
    public void Every_function_arrives_with_its_arguments_in_every_version(string interfaceName)
    {
        var bound = BoundInterface.All.Single(item => item.CppName == interfaceName);
        var (calls, absent, structs, shorter) = (0, 0, 0, 0);
        foreach (var (facts, version) in VersionFacts.All.Zip(InterfaceVersion.All))
        {
            var caller = bound.MakeCaller(bound.MakeCallee(version), version);
            foreach (var function in bound.FunctionsInCallOrder)
            {
                var method = bound.CallerType.GetMethod(function)!;
                using var arguments = new SampleArguments(method, facts, seed: calls % 100);
                if (facts.IsAbsent(interfaceName, function))
                {
                    var thrown = Assert.Throws<NotSupportedException>(() => arguments.Call(caller, method));
                    Assert.Equal(AbsentMessage(bound, function, version), thrown.Message);
                    Assert.Null(CallRecorder.Take());
                    absent++;
                    continue;
                }

                arguments.Call(caller, method);
                Assert.Equal($"{version}: {CallRecorder.Describe(function, arguments.Expected)}", $"{version}: {CallRecorder.Take()}");
                calls++;
                structs += arguments.Structs;
                shorter += arguments.ShorterStructs;
            }
        }

        output.WriteLine(
            $"{InterfaceVersion.Family} {interfaceName}: {calls} calls through the tables of {VersionFacts.All.Count} versions, " +
            $"{structs} structs arrived, {shorter} of them of an older, shorter version; {absent} absent functions refused");
        Assert.Equal(VersionFacts.All.Sum(facts => facts.SlotCounts[interfaceName]), calls);
        Assert.Equal((bound.Functions.Count * VersionFacts.All.Count) - calls, absent);
    }

    [Fact]
    public void What_a_server_returns_reaches_the_client()
    {
        foreach (var version in InterfaceVersion.All)
        {
            var api = new TraderApi(new AnsweringServer(version).Handle, version);
            Assert.Equal("20260302", api.GetTradingDay());
            Assert.Equal(-2, api.ReqUserLogout(default, 1));
            Assert.Equal(-3, api.ReqQryTrade(default, 1));
            Assert.Equal(0, api.Join());
            if (!version.Has(TraderApiFunction.GetFrontInfo))
                continue;
            var front = default(FrontInfoField);
            front.QryFreq = 1;
            api.GetFrontInfo(ref front);
            Assert.Equal(("tcp://1", 7), (front.FrontAddr.ToString(), front.QryFreq));
        }
    }

    [Fact]
    public void After_release_every_call_says_that_the_object_is_gone()
    {
        var version = InterfaceVersion.Newest;
        foreach (var bound in BoundInterface.All.Where(item => !item.IsCallback))
        {
            var handle = bound.MakeCallee(version);
            var caller = bound.MakeCaller(handle, version);
            bound.CallerType.GetMethod("Release")!.Invoke(caller, null);
            Assert.Equal("Release()", CallRecorder.Take());
            foreach (var function in bound.Functions)
            {
                var method = bound.CallerType.GetMethod(function)!;
                using var arguments = new SampleArguments(method, VersionFacts.All[^1], seed: 1);
                Assert.Throws<ObjectDisposedException>(() => arguments.Call(caller, method));
            }

            Assert.Null(CallRecorder.Take());
        }
    }

    // Functions were only ever added: one that is absent here is in some newer version and in all after it.
    private static string AbsentMessage(BoundInterface bound, string function, InterfaceVersion version)
    {
        var first = VersionFacts.All.First(facts => !facts.IsAbsent(bound.CppName, function));
        var versions = $"{InterfaceVersion.Family} {first.Name}{(first == VersionFacts.All[^1] ? "" : " and newer")}";
        return $"{InterfaceVersion.Family} {version.Name} has no {bound.CppName["CThostFtdc".Length..]}.{function}: it is in {versions}. Use such a library.";
    }

    private sealed unsafe class AnsweringServer(InterfaceVersion version) : TraderApiServer(version)
    {
        // Pinned for good, as the text of a library is.
        private static readonly byte[] Day = CreateDay();

        protected override byte* GetTradingDay() => (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(Day, 0);

        protected override int ReqUserLogout(UserLogoutField* pUserLogout, int nRequestID) => -2;

        protected override void GetFrontInfo(FrontInfoField* pFrontInfo)
        {
            pFrontInfo->FrontAddr.Set("tcp://1");
            pFrontInfo->QryFreq += 6;
        }

        private static byte[] CreateDay()
        {
            var day = GC.AllocateArray<byte>(9, pinned: true);
            "20260302\0"u8.CopyTo(day);
            return day;
        }
    }
}
