using System.Globalization;
using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Session;

/// <summary>Turns the counter's numbers, the API's return values and the disconnect reasons into errors that say what to do.</summary>
internal static class ErrorCatalog
{
    /// <summary>An error that the counter sent as the answer to <paramref name="request"/>. A number that no table has keeps its own text.</summary>
    public static GatewayError FromCounter(string request, CounterError error)
    {
        var entry = ErrorTable.Find(ErrorSource.Counter, error.Code);
        var message = $"{Family.Name} refused {request}: {Describe(error, entry)}.";
        return Create(entry, error.Code, message) with { CounterText = error.Text };
    }

    /// <summary>The exception for an error that the counter sent.</summary>
    public static GatewayException ToException(string request, CounterError error) => ToException(FromCounter(request, error));

    /// <summary>The exception of an error.</summary>
    public static GatewayException ToException(GatewayError error) =>
        error.Kind == GatewayErrorKind.Login ? new LoginRejectedException(error) : new GatewayException(error);

    /// <summary>A request function answered something else than 0.</summary>
    public static GatewayException FromReturnValue(string request, int value)
    {
        var entry = ErrorTable.Find(ErrorSource.Return, value);
        var meaning = entry is null ? "unknown return value" : $"{entry.English}, {entry.Chinese}";
        var error = Create(entry, value, string.Create(
            CultureInfo.InvariantCulture, $"The {Family.Name} library did not send {request}: {meaning} (returned {value})."));
        return error.Kind == GatewayErrorKind.Disconnected ? new GatewayDisconnectedException(error) : new GatewayException(error);
    }

    /// <summary>The library reported that a connection ended.</summary>
    public static GatewayError FromDisconnect(string side, int reason)
    {
        var entry = ErrorTable.Find(ErrorSource.Disconnect, reason);
        var meaning = entry is null ? "unknown reason" : $"{entry.English}, {entry.Chinese}";
        return Create(entry, reason, string.Create(
            CultureInfo.InvariantCulture, $"The {Family.Name} {side} connection was lost: {meaning} (reason {reason}).")) with
        {
            Kind = GatewayErrorKind.Disconnected,
        };
    }

    /// <summary>The counter's text, its number, and what the number means.</summary>
    public static string Describe(CounterError error, ErrorEntry? entry)
    {
        var text = error.Text.Length > 0 ? error.Text : entry?.Chinese ?? "no reason given";
        return error.Code == 0 ? text
            : entry is null ? string.Create(CultureInfo.InvariantCulture, $"{text} (error {error.Code})")
            : string.Create(CultureInfo.InvariantCulture, $"{text} (error {error.Code}: {entry.English})");
    }

    private static GatewayError Create(ErrorEntry? entry, int code, string message)
    {
        var error = new GatewayError(entry?.Kind ?? GatewayErrorKind.Other, message) { Code = code };
        return entry is null ? error : error with { Class = entry.Class, EnglishText = entry.English, Cure = entry.Cure };
    }
}
