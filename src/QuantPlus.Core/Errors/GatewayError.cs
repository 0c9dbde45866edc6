namespace QuantPlus.Errors;

/// <summary>What went wrong, in a form that can be kept, compared and shown. Never holds a secret.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Message">What happened, in a sentence.</param>
public sealed record GatewayError(GatewayErrorKind Kind, string Message)
{
    /// <summary>The counter's error number (CTP <c>ErrorID</c>), the API's return value or the disconnect reason; null where there is none.</summary>
    public int? Code { get; init; }

    /// <summary>The counter's own text, mostly Chinese; empty where there is none.</summary>
    public string CounterText { get; init; } = "";

    /// <summary>What to do about it; empty where nothing is known.</summary>
    public string Cure { get; init; } = "";

    /// <summary>Message and cure, as an exception shows them.</summary>
    public override string ToString() => Cure.Length == 0 ? Message : $"{Message} {Cure}";
}
