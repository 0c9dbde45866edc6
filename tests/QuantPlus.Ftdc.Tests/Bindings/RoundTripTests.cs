using System.Reflection;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>Every function of every interface, called through the function table of every version, arrives at the function of its name.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_api_function_arrives_in_every_version()
    {
        var calls = 0;
        foreach (var version in InterfaceVersion.All)
        {
            var trader = (TraderApiServer)Make(typeof(TraderApiServer), "CThostFtdcTraderApi", version);
            calls += CallAll("CThostFtdcTraderApi", new TraderApi(trader.Handle, version), typeof(TraderApiFunction), function => version.Has((TraderApiFunction)function));
            var marketData = (MdApiServer)Make(typeof(MdApiServer), "CThostFtdcMdApi", version);
            calls += CallAll("CThostFtdcMdApi", new MdApi(marketData.Handle, version), typeof(MdApiFunction), function => version.Has((MdApiFunction)function));
        }

        output.WriteLine($"{InterfaceVersion.Family}: {calls} API calls through {InterfaceVersion.All.Count} versions' tables");
    }

    [Fact]
    public void Every_callback_arrives_in_every_version()
    {
        var calls = 0;
        foreach (var version in InterfaceVersion.All)
        {
            var trader = (TraderSpi)Activator.CreateInstance(CallRecorder.Derive(typeof(TraderSpi), Description.OfThisPackage.Interfaces["CThostFtdcTraderSpi"]))!;
            calls += CallAll("CThostFtdcTraderSpi", new TraderSpiProxy(trader.Attach(version), version), typeof(TraderSpiFunction), function => version.Has((TraderSpiFunction)function));
            var marketData = (MdSpi)Activator.CreateInstance(CallRecorder.Derive(typeof(MdSpi), Description.OfThisPackage.Interfaces["CThostFtdcMdSpi"]))!;
            calls += CallAll("CThostFtdcMdSpi", new MdSpiProxy(marketData.Attach(version), version), typeof(MdSpiFunction), function => version.Has((MdSpiFunction)function));
        }

        output.WriteLine($"{InterfaceVersion.Family}: {calls} callbacks through {InterfaceVersion.All.Count} versions' tables");
    }

    [Fact]
    public void A_list_of_texts_arrives_at_the_subscriptions()
    {
        var version = InterfaceVersion.Newest;
        var server = (MdApiServer)Make(typeof(MdApiServer), "CThostFtdcMdApi", version);
        var api = new MdApi(server.Handle, version);
        api.SubscribeMarketData(["rb2510", "SR509"]);
        Assert.Equal(nameof(MdApi.SubscribeMarketData), CallRecorder.Take());
        api.UnSubscribeMarketData(["rb2510"]);
        Assert.Equal(nameof(MdApi.UnSubscribeMarketData), CallRecorder.Take());
        api.SubscribeForQuoteRsp([]);
        Assert.Equal(nameof(MdApi.SubscribeForQuoteRsp), CallRecorder.Take());
        api.UnSubscribeForQuoteRsp(["rb2510"]);
        Assert.Equal(nameof(MdApi.UnSubscribeForQuoteRsp), CallRecorder.Take());
    }

    [Fact]
    public void After_release_every_call_says_that_the_object_is_gone()
    {
        var version = InterfaceVersion.Newest;
        var api = new TraderApi(((TraderApiServer)Make(typeof(TraderApiServer), "CThostFtdcTraderApi", version)).Handle, version);
        api.Release();
        Assert.Equal(nameof(TraderApi.Release), CallRecorder.Take());
        Assert.Throws<ObjectDisposedException>(() => api.ReqUserLogin(default, 1));
        Assert.Throws<ObjectDisposedException>(api.Release);
    }

    private static object Make(Type server, string interfaceName, InterfaceVersion version)
    {
        // GetApiVersion and the factories are static: they have no slot and no method here.
        var functions = Description.OfThisPackage.Interfaces[interfaceName];
        return Activator.CreateInstance(CallRecorder.Derive(server, functions), version)!;
    }

    private static int CallAll(string interfaceName, object caller, Type functionEnum, Predicate<object> has)
    {
        var calls = 0;

        // Release last: nothing can be called after it.
        foreach (var function in Description.OfThisPackage.Interfaces[interfaceName].OrderBy(name => name == "Release"))
        {
            var method = caller.GetType().GetMethod(function, BindingFlags.Instance | BindingFlags.Public)!;
            var parameters = method.GetParameters();

            // Spans cannot be passed by reflection; those functions have a test of their own.
            if (parameters.Any(parameter => parameter.ParameterType.IsByRefLike))
                continue;
            object?[] arguments = [.. parameters.Select(parameter => Default(parameter.ParameterType))];
            if (has(Enum.Parse(functionEnum, function)))
            {
                method.Invoke(caller, arguments);
                Assert.Equal(function, CallRecorder.Take());
                calls++;
            }
            else
            {
                var thrown = Assert.Throws<TargetInvocationException>(() => method.Invoke(caller, arguments));
                var absent = Assert.IsType<NotSupportedException>(thrown.InnerException);
                Assert.Contains(function, absent.Message, StringComparison.Ordinal);
                Assert.Contains($"it is in {InterfaceVersion.Family} ", absent.Message, StringComparison.Ordinal);
            }
        }

        return calls;
    }

    private static unsafe object? Default(Type type)
    {
        if (type.IsPointer)
            return Pointer.Box(null, type);
        if (type == typeof(string))
            return "tcp://127.0.0.1:1";
        var plain = type.IsByRef ? type.GetElementType()! : type;
        return plain.IsValueType ? Activator.CreateInstance(plain) : null;
    }
}
