namespace QuantPlus.Ftdc.Loading;

/// <summary>The libraries start and end their objects without a lock of their own: in one process only one of them may do so at a time.</summary>
internal static class VendorCalls
{
    /// <summary>Held while an object is made, started or released, whichever library it is of.</summary>
    public static Lock Gate { get; } = new();
}
