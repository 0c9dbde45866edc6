namespace QuantPlus.Ftdc.Session;

/// <summary>What the callbacks of both sides tell, copied off the vendor's memory. Called on the session's owner loop, in the counter's order.</summary>
internal interface ISideEvents
{
    void OnConnected();

    void OnDisconnected(int reason);

    /// <summary>One row of the answer to a request; null where there is none.</summary>
    void OnAnswer(int requestId, object? row, CounterError? error, bool isLast);

    void OnCallbackFailed(string callback, Exception exception);
}
