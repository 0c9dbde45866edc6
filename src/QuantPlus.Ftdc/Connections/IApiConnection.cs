namespace QuantPlus.Ftdc.Connections;

/// <summary>One API object that was created, told its callbacks and fronts, and started. Disposing it ends its callbacks for good.</summary>
/// <typeparam name="TApi">The trader or the market data API.</typeparam>
internal interface IApiConnection<out TApi> : IAsyncDisposable
{
    TApi Api { get; }
}
