namespace QuantPlus;

/// <summary>What a gateway needs to know whose counter is reached through a vendor's native library.</summary>
public abstract class NativeGatewayOptions : GatewayOptions
{
    /// <summary>
    /// The folder of the vendor's libraries, absolute or relative to the program's own files (<see cref="AppContext.BaseDirectory"/>), not to the current
    /// folder. Null (the default) takes those that came with the package.
    /// Not used by the embedded environment.
    /// </summary>
    public string? NativeLibraryDirectory { get; set; }

    /// <summary>
    /// The version of the interface that the library was built for, such as <c>6.7.2</c>. Only for libraries that report a version of their
    /// own, as other vendors' compatible counters do. Null (the default) asks the library. On the embedded environment, the version it plays.
    /// </summary>
    public string? ApiVersion { get; set; }

    /// <summary>
    /// Under which folder the library keeps its files; each API object gets a folder of its own below it. Null (the default) takes
    /// a folder of the user's local application data. A relative one counts from <see cref="AppContext.BaseDirectory"/>.
    /// </summary>
    public string? FlowDirectory { get; set; }

    /// <summary>
    /// Whether the library may write to standard output. Default false. Of several gateways that use one library the first decides.
    /// </summary>
    public bool ShowVendorOutput { get; set; }
}
