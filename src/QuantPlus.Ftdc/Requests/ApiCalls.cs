using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Requests;

/// <summary>Calls one API object while it is alive.</summary>
internal sealed class ApiCalls<TApi>(TApi api, CallGate gate)
    where TApi : class
{
    /// <summary>What the request functions of the library return without a connection.</summary>
    public const int NotConnected = -1;

    public delegate int Function<T>(TApi api, in T field, int requestId);

    /// <summary>Sends a request; -1, "not connected", once the session has ended.</summary>
    public int Send<T>(in T field, int requestId, Function<T> function)
    {
        if (!gate.TryEnter())
            return NotConnected;
        try
        {
            return function(api, field, requestId);
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>Calls what is wanted; false once the session has ended.</summary>
    public bool TryCall<T>(Func<TApi, T> call, out T? result)
    {
        result = default;
        if (!gate.TryEnter())
            return false;
        try
        {
            result = call(api);
            return true;
        }
        finally
        {
            gate.Exit();
        }
    }
}
