namespace QuantPlus;

/// <summary>
/// One side of a gateway as its library sees it, for what the gateway has no member for: transfers, banking, queries of an expert. The engine goes on using the same object: calls of
/// <c>Init</c>, <c>Release</c>, <c>Join</c> and <c>RegisterSpi</c>, and logins and logouts, are the engine's alone. All members may be called from any thread.
/// </summary>
/// <typeparam name="TApi">The class of the library's functions.</typeparam>
/// <typeparam name="TCallbacks">The class of the library's callbacks.</typeparam>
public interface INativeSide<TApi, TCallbacks>
    where TApi : class
    where TCallbacks : class
{
    /// <summary>A request number of the engine's own sequence, so that no answer meets a request of the engine.</summary>
    /// <exception cref="Errors.GatewayDisconnectedException">The side is closed or not used.</exception>
    int NextRequestId();

    /// <summary>Calls functions of the library; the object stays alive meanwhile. Must not be kept for later, and must not block.</summary>
    /// <param name="call">Gets the object; returns what is wanted, for example what the function returned.</param>
    /// <exception cref="Errors.GatewayDisconnectedException">The side is closed or not used.</exception>
    /// <exception cref="NotSupportedException">The version of the library does not have the function.</exception>
    T Call<T>(Func<TApi, T> call);

    /// <summary>Sends a request at once and waits for all rows of its answer, copied. It is sent once, never again.</summary>
    /// <typeparam name="TRow">The struct of the answer's rows.</typeparam>
    /// <param name="name">What is asked, for messages: "the transfer".</param>
    /// <param name="send">Calls the function with the number it is given and returns what the function returned.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Errors.GatewayException">Not sent, refused, not answered in time, or disconnected.</exception>
    /// <exception cref="NotSupportedException">The version of the library does not have the function.</exception>
    Task<IReadOnlyList<TRow>> RequestAsync<TRow>(string name, Func<TApi, int, int> send, CancellationToken cancellationToken = default)
        where TRow : unmanaged;

    /// <summary>
    /// As <see cref="RequestAsync"/>, but waits its turn among the gateway's own queries, keeps their pace, and asks again where the counter says "too soon". For the
    /// functions that begin with <c>ReqQry</c>. On the market data side the same as <see cref="RequestAsync"/>.
    /// </summary>
    /// <inheritdoc cref="RequestAsync"/>
    Task<IReadOnlyList<TRow>> QueryAsync<TRow>(string name, Func<TApi, int, int> send, CancellationToken cancellationToken = default)
        where TRow : unmanaged;

    /// <summary>
    /// Lets an object see every callback, after the engine has, on the library's thread, across reconnects, until the registration is disposed. Structs are valid during the
    /// call only, and the thread must not be held up: copy what is wanted. What it throws is caught and logged. It must not be attached to a library itself.
    /// </summary>
    /// <returns>Ends the registration; a callback that is running goes on.</returns>
    IDisposable Observe(TCallbacks observer);
}
