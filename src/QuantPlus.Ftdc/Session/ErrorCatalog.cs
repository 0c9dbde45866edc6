using System.Globalization;
using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Session;

/// <summary>Turns the counter's numbers, the API's return values and the disconnect reasons into errors that say what to do.</summary>
internal static class ErrorCatalog
{
    /// <summary>An error that the counter sent as the answer to <paramref name="request"/>.</summary>
    public static GatewayError FromCounter(string request, CounterError error)
    {
        var kind = KindOf(error.Code);
        return new GatewayError(kind, string.Create(
            CultureInfo.InvariantCulture, $"{Family.Name} refused {request}: {error.Text} (error {error.Code})."))
        {
            Code = error.Code,
            CounterText = error.Text,
            Cure = CureOf(error.Code),
        };
    }

    /// <summary>The exception for an error that the counter sent.</summary>
    public static GatewayException ToException(string request, CounterError error)
    {
        var gatewayError = FromCounter(request, error);
        return gatewayError.Kind == GatewayErrorKind.Login ? new LoginRejectedException(gatewayError) : new GatewayException(gatewayError);
    }

    /// <summary>A request function answered something else than 0.</summary>
    public static GatewayException FromReturnValue(string request, int value)
    {
        var (kind, meaning, cure) = value switch
        {
            -1 => (GatewayErrorKind.Disconnected, "the connection is down", "Wait until the gateway is ready again."),
            -2 => (GatewayErrorKind.Transient, "an earlier request is still unanswered", "Try again in a second."),
            -3 => (GatewayErrorKind.Transient, "more requests a second than the front allows", "Send fewer, or try again in a second."),
            _ => (GatewayErrorKind.Other, "an unknown return value", ""),
        };
        var error = new GatewayError(kind, string.Create(
            CultureInfo.InvariantCulture, $"The {Family.Name} library did not send {request}: {meaning} (returned {value})."))
        {
            Code = value,
            Cure = cure,
        };
        return kind == GatewayErrorKind.Disconnected ? new GatewayDisconnectedException(error) : new GatewayException(error);
    }

    /// <summary>The library reported that a connection ended.</summary>
    public static GatewayError FromDisconnect(string side, int reason)
    {
        var (meaning, cure) = reason switch
        {
            0 => ("the front closed the connection", ""),
            0x1001 => (
                "reading from the network failed",
                "If it happens again and again, the library does not fit the front (CTP library with a TTS front or the other way round), " +
                "or the front limits connections."),
            0x1002 => ("writing to the network failed", ""),
            0x2001 => ("nothing was received for 120 s", ""),
            0x2002 => ("nothing could be sent for 40 s", ""),
            0x2003 => ("a packet was not understood", "The library does not fit the front; check NativeLibraryDirectory and the address."),
            _ => ("unknown reason", ""),
        };
        return new GatewayError(GatewayErrorKind.Disconnected, string.Create(
            CultureInfo.InvariantCulture, $"The {Family.Name} {side} connection was lost: {meaning} (reason {reason})."))
        {
            Code = reason,
            Cure = cure,
        };
    }

    /// <summary>Whether the counter says so only for the moment, so that asking again later may work.</summary>
    public static bool IsTransient(int code) => KindOf(code) == GatewayErrorKind.Transient;

    private static GatewayErrorKind KindOf(int code) => code switch
    {
        7 or 8 or 90 or 154 or 5002 or 116 or 40 or 41 => GatewayErrorKind.Transient,
        3 or 48 or 49 or 60 or 63 or 64 or 75 or 131 or 132 or 140 or 141 or 143 or 144 or 145
            or 4040 or 4042 or 4043 or 6020 => GatewayErrorKind.Login,
        27 => GatewayErrorKind.NotSupported,
        _ => GatewayErrorKind.Other,
    };

    private static string CureOf(int code) => code switch
    {
        3 => "Check UserId, Password and BrokerId; repeated failures lock the account, so the gateway does not try again by itself.",
        48 => "Check UserId and Password.",
        60 => "Too many programs are logged in with this user; end one of them.",
        63 or 64 => "Check AppId and AuthCode; the broker gives them out per program.",
        75 => "The login is locked after too many failures; wait, or ask the broker to unlock it.",
        131 or 132 or 140 or 141 => "Change the password as the counter demands, then connect again.",
        49 or 143 or 144 or 4042 => "The counter does not let this address in; ask the broker.",
        145 or 4043 => "The program is not admitted at this counter; ask the broker about AppId and AuthCode.",
        4040 => "The library does not fit the front; check the addresses and NativeLibraryDirectory.",
        6020 => "The account wants a code by text message; log in with the broker's own program first.",
        42 => "Confirm the settlement statement first; the gateway does so while it connects.",
        7 or 8 or 90 or 154 or 5002 => "The counter is busy or starting; try again later.",
        40 or 41 or 116 => "Send fewer requests a second.",
        _ => "",
    };
}
