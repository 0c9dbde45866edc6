namespace QuantPlus.Ftdc.Session;

/// <summary>An error that the counter sent with an answer (<c>RspInfo</c>): its number and its text.</summary>
internal readonly record struct CounterError(int Code, string Text);
