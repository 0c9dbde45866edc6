using System.Runtime.InteropServices;

namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>What a library may do to a callback, and what a callback may do to the library.</summary>
public sealed unsafe class CallbackSafetyTests
{
    [Fact]
    public void An_exception_stays_in_the_callback_and_is_reported()
    {
        var spi = new ThrowingSpi();
        var proxy = new TraderSpiProxy(spi.Attach(InterfaceVersion.Newest), InterfaceVersion.Newest);
        proxy.OnFrontConnected();
        proxy.OnRtnTrade(null);
        Assert.Equal([nameof(TraderSpiProxy.OnFrontConnected), nameof(TraderSpiProxy.OnRtnTrade)], spi.Reported);
    }

    [Fact]
    public void An_exception_of_a_server_becomes_a_return_value()
    {
        var server = new ThrowingServer(InterfaceVersion.Newest);
        var api = new TraderApi(server.Handle, InterfaceVersion.Newest);
        Assert.Equal(-1, api.ReqUserLogin(default, 1));
        api.Init();
        Assert.Equal([nameof(TraderApi.ReqUserLogin), nameof(TraderApi.Init)], server.Reported);
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
    public void A_struct_of_an_older_version_is_never_read_past_its_end()
    {
        var described = Description.OfThisPackage.Structs.Single(item => item.Name == "CThostFtdcOrderField");
        foreach (var version in InterfaceVersion.All)
        {
            // What an older library hands over ends before our struct does; whatever lies behind must not be seen.
            var length = (int)version.StructLengths[(int)GrownStruct.OrderField];
            var memory = (byte*)NativeMemory.Alloc((nuint)sizeof(OrderField));
            try
            {
                new Span<byte>(memory, length).Fill(0x41);
                new Span<byte>(memory + length, sizeof(OrderField) - length).Fill(0xEE);
                var spi = new CopyingSpi();
                new TraderSpiProxy(spi.Attach(version), version).OnRtnOrder((OrderField*)memory);

                var seen = MemoryMarshal.AsBytes(new ReadOnlySpan<OrderField>(in spi.Order));
                Assert.All(seen[..length].ToArray(), value => Assert.Equal(0x41, value));
                var after = described.Fields.Where(field => field.Offset >= length).ToArray();
                Assert.All(after, field => Assert.All(spi.Bytes[field.Offset..field.End], value => Assert.Equal(0, value)));
                Assert.Equal(length == described.Size, after.Length == 0);
            }
            finally
            {
                NativeMemory.Free(memory);
            }
        }
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
        public OrderField Order;

        public byte[] Bytes { get; private set; } = [];

        protected override void OnRtnOrder(OrderField* pOrder)
        {
            Order = *pOrder;
            Bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<OrderField>(in Order)).ToArray();
        }
    }

    private sealed class ThrowingServer(InterfaceVersion version) : TraderApiServer(version)
    {
        public List<string> Reported { get; } = [];

        protected override int ReqUserLogin(ReqUserLoginField* pReqUserLoginField, int nRequestID) => throw new InvalidOperationException("mine");

        protected override void Init() => throw new InvalidOperationException("mine");

        protected override void OnServerException(string function, Exception exception) => Reported.Add(function);
    }
}
