namespace QuantPlus.Ftdc.Tests.Bindings;

/// <summary>One of the four C++ classes with the generated types of both of its ends: the one that is called, and the one that calls.</summary>
internal sealed record BoundInterface(string CppName, Type CalleeType, Type CallerType)
{
    public static IReadOnlyList<BoundInterface> All { get; } =
    [
        new("CThostFtdcMdSpi", typeof(MdSpi), typeof(MdSpiProxy)),
        new("CThostFtdcMdApi", typeof(MdApiServer), typeof(MdApi)),
        new("CThostFtdcTraderSpi", typeof(TraderSpi), typeof(TraderSpiProxy)),
        new("CThostFtdcTraderApi", typeof(TraderApiServer), typeof(TraderApi)),
    ];

    public bool IsCallback => CppName.EndsWith("Spi", StringComparison.Ordinal);

    /// <summary>The functions by the slots of the newest version, from the description.</summary>
    public IReadOnlyList<string> Functions => Description.OfThisPackage.Interfaces[CppName];

    /// <summary>The functions with the one last after which nothing can be called any more.</summary>
    public IEnumerable<string> FunctionsInCallOrder => Functions.OrderBy(function => function == "Release");

    /// <summary>The native object of a callee whose every function notes its call in <see cref="CallRecorder"/>.</summary>
    public nint MakeCallee(InterfaceVersion version)
    {
        var type = RecordingTypes.Derive(CalleeType, Functions);
        return (IsCallback ? Activator.CreateInstance(type) : Activator.CreateInstance(type, version)) switch
        {
            MdSpi spi => spi.Attach(version),
            TraderSpi spi => spi.Attach(version),
            MdApiServer server => server.Handle,
            TraderApiServer server => server.Handle,
            var other => throw new InvalidOperationException($"{other} is no callee."),
        };
    }

    /// <summary>What calls a native object through its table.</summary>
    public object MakeCaller(nint handle, InterfaceVersion version) => Activator.CreateInstance(CallerType, handle, version)!;

    public override string ToString() => CppName;
}
