namespace QuantPlus.Conformance.Tests;

/// <summary>What one family can do and another cannot. <see cref="CapabilitySuite"/> asserts both, docs/conformance.md shows it.</summary>
public enum Capability
{
    /// <summary>AppID and AuthCode before the login.</summary>
    Authentication,

    /// <summary>A new password for the user.</summary>
    PasswordChange,

    /// <summary>A new password for the money account.</summary>
    AccountPasswordChange,

    /// <summary>Orders that trade what they can at once, the rest being cancelled.</summary>
    FillAndKill,

    /// <summary>Orders that trade at once and wholly, or not at all.</summary>
    FillOrKill,

    /// <summary>Stocks, funds and bonds.</summary>
    Securities,
}
