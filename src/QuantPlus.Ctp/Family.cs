namespace QuantPlus.Ctp;

/// <summary>What the shared engine has to know of the family of counters that this package speaks to.</summary>
internal static class Family
{
    /// <summary>The name in messages.</summary>
    public const string Name = "CTP";
}
