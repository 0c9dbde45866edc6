namespace QuantPlus.Errors;

/// <summary>What went wrong, in a form that can be kept, compared and shown. Never holds a secret.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Message">What happened, in a sentence; with the counter's text and its meaning in English where a counter refused.</param>
public sealed record GatewayError(GatewayErrorKind Kind, string Message)
{
    private readonly GatewayErrorClass? _class;

    /// <summary>What may be done about it. Where no code says so, it follows from <see cref="Kind"/>.</summary>
    public GatewayErrorClass Class
    {
        get => _class ?? ClassOf(Kind);
        init => _class = value;
    }

    /// <summary>The counter's error number (CTP <c>ErrorID</c>), the API's return value or the disconnect reason; null where there is none.</summary>
    public int? Code { get; init; }

    /// <summary>The counter's own text, mostly Chinese; empty where there is none.</summary>
    public string CounterText { get; init; } = "";

    /// <summary>What <see cref="Code"/> means, in English; empty where there is no code or its meaning is not known.</summary>
    public string EnglishText { get; init; } = "";

    /// <summary>What to do about it; empty where nothing is known.</summary>
    public string Cure { get; init; } = "";

    /// <summary>Message and cure, as an exception shows them.</summary>
    public override string ToString() => Cure.Length == 0 ? Message : $"{Message} {Cure}";

    private static GatewayErrorClass ClassOf(GatewayErrorKind kind) => kind switch
    {
        GatewayErrorKind.Transient or GatewayErrorKind.Timeout or GatewayErrorKind.Disconnected => GatewayErrorClass.Transient,
        GatewayErrorKind.Login => GatewayErrorClass.LockOutDanger,
        GatewayErrorKind.Other => GatewayErrorClass.Unknown,
        _ => GatewayErrorClass.Permanent,
    };
}
