namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>What a library may do to a callback, and what a callback may do to the library.</summary>
public sealed unsafe class CallbackSafetyTests(ITestOutputHelper output)
{
    [Fact]
    public void An_exception_leaves_no_function_of_any_version_and_is_reported()
    {
        var calls = 0;
        foreach (var bound in BoundInterface.All)
        {
            foreach (var (facts, version) in VersionFacts.All.Zip(InterfaceVersion.All))
            {
                var caller = bound.MakeCaller(bound.MakeCallee(version), version);
                foreach (var function in bound.FunctionsInCallOrder.Where(function => !facts.IsAbsent(bound.CppName, function)))
                {
                    var method = bound.CallerType.GetMethod(function)!;
                    using var arguments = new SampleArguments(method, facts, seed: 1);
                    var answer = CallThrowing(() => arguments.Call(caller, method));
                    Assert.Equal($"{version} {function}(mine)", $"{version} {CallRecorder.TakeReport()}");
                    object? expected = method.ReturnType == typeof(int) ? -1 : method.ReturnType == typeof(string) ? "" : null;
                    Assert.Equal(expected, answer);
                    calls++;
                }
            }
        }

        output.WriteLine($"{InterfaceVersion.Family}: {calls} exceptions kept in and reported");
        Assert.Equal(VersionFacts.All.Sum(facts => facts.SlotCounts.Values.Sum()), calls);
    }

    [Fact]
    public void An_exception_stays_in_the_callback_even_when_the_report_of_it_throws()
    {
        var spi = new ThrowingSpi();
        var proxy = new TraderSpiProxy(spi.Attach(InterfaceVersion.Newest), InterfaceVersion.Newest);
        proxy.OnFrontConnected();
        proxy.OnRtnTrade(null);
        Assert.Equal([nameof(TraderSpiProxy.OnFrontConnected), nameof(TraderSpiProxy.OnRtnTrade)], spi.Reported);
    }

    [Fact]
    public void After_detaching_a_late_callback_finds_nobody()
    {
        var spi = new ThrowingSpi();
        var instance = spi.Attach(InterfaceVersion.Newest);
        var proxy = new TraderSpiProxy(instance, InterfaceVersion.Newest);
        spi.Detach();
        spi.Detach();
        proxy.OnFrontConnected();
        Assert.Empty(spi.Reported);
    }

    [Fact]
    public void One_object_cannot_be_attached_twice()
    {
        var spi = new ThrowingSpi();
        spi.Attach(InterfaceVersion.Newest);
        Assert.Throws<InvalidOperationException>(() => spi.Attach(InterfaceVersion.Newest));
    }

    [Fact]
    public void An_unknown_code_passes_through()
    {
        var order = default(OrderField);
        order.OrderStatus = (OrderStatusType)0xFF;
        order.Direction = (DirectionType)7;
        var spi = new CopyingSpi();
        new TraderSpiProxy(spi.Attach(InterfaceVersion.Newest), InterfaceVersion.Newest).OnRtnOrder(&order);
        Assert.Equal(0xFF, (byte)spi.Order.OrderStatus);
        Assert.Equal(7, (byte)spi.Order.Direction);
    }

    private static object? CallThrowing(Func<object?> call)
    {
        CallRecorder.Throw(new InvalidOperationException("mine"));
        try
        {
            return call();
        }
        finally
        {
            CallRecorder.Throw(null);
        }
    }

    private sealed class ThrowingSpi : TraderSpi
    {
        public List<string> Reported { get; } = [];

        protected override void OnFrontConnected() => throw new InvalidOperationException("mine");

        protected override void OnRtnTrade(TradeField* pTrade) => _ = pTrade->Volume;

        protected override void OnCallbackException(string callback, Exception exception)
        {
            Reported.Add(callback);
            throw new InvalidOperationException("even the report fails");
        }
    }

    private sealed class CopyingSpi : TraderSpi
    {
        public OrderField Order { get; private set; }

        protected override void OnRtnOrder(OrderField* pOrder) => Order = *pOrder;
    }
}
