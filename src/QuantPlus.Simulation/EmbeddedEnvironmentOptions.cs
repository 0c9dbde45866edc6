namespace QuantPlus.Simulation;

/// <summary>The settings of the environment in the process.</summary>
public sealed class EmbeddedEnvironmentOptions
{
    /// <summary>The broker of the environment's user.</summary>
    public const string DefaultBrokerId = "9999";

    /// <summary>The environment's user, where the gateway's options name none.</summary>
    public const string DefaultUserId = "embedded";

    /// <summary>That user's password, where the gateway's options give none.</summary>
    public const string DefaultPassword = "embedded";

    /// <summary>Whether the environment is used instead of a counter. Default false.</summary>
    public bool Enabled { get; set; }
}
