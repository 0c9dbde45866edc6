using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Requests;

/// <summary>Says of a request that changes something, was sent and has lost its answer, that nobody knows whether it was done.</summary>
internal static class LostAnswers
{
    // What the library returns when it did not send: then nothing was done.
    private const int NotConnected = -1;

    /// <summary>Waits for the answer. Where it does not come in time, or the connection is lost before it, the outcome is unknown.</summary>
    /// <param name="answer">What is waited for.</param>
    /// <param name="cure">How to find out what became of the request.</param>
    public static async Task<T> OrOutcomeUnknownAsync<T>(this Task<T> answer, string cure)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (GatewayTimeoutException exception)
        {
            throw new GatewayTimeoutException(Unknown(exception.Error, cure));
        }
        catch (GatewayDisconnectedException exception) when (exception.Code != NotConnected)
        {
            throw new GatewayDisconnectedException(Unknown(exception.Error, cure));
        }
    }

    private static GatewayError Unknown(GatewayError error, string cure) => error with { Class = GatewayErrorClass.OutcomeUnknown, Cure = cure };
}
