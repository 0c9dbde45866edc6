using QuantPlus.Simulation;

namespace QuantPlus.Ctp;

/// <summary>The options of a CTP gateway.</summary>
public sealed class CtpGatewayOptions : NativeGatewayOptions
{
    /// <summary>
    /// A well-known environment: its fronts, broker, program id and authentication code are used wherever the options give none of their own.
    /// Default <see cref="CtpEnvironment.None"/>.
    /// </summary>
    public CtpEnvironment Environment { get; set; }

    /// <summary>The broker's number (CTP <c>BrokerID</c>), such as <c>9999</c>. Required unless an environment names it.</summary>
    public string BrokerId { get; set; } = "";

    /// <summary>The id under which the broker registered the program (CTP <c>AppID</c>). Required with <see cref="AuthCode"/>.</summary>
    public string AppId { get; set; } = "";

    /// <summary>
    /// The code that the broker issued for the program (CTP <c>AuthCode</c>). Empty (the default) skips the authentication. Never logged.
    /// </summary>
    public string AuthCode { get; set; } = "";

    /// <summary>
    /// Whether the library talks to a production counter (CTP <c>bIsProductionMode</c>, since 6.7.11); false for a broker's test counter.
    /// Null (the default) means production, except for <see cref="CtpEnvironment.SimNowAroundTheClock"/>.
    /// </summary>
    public bool? ProductionMode { get; set; }

    /// <summary>The environment in the process that is used instead of a counter while it is enabled.</summary>
    public EmbeddedEnvironmentOptions EmbeddedEnvironment { get; } = new();

    /// <summary>Trades on the environment in the process: no account, no network, no vendor library.</summary>
    /// <param name="configure">Changes the environment's settings; null for the defaults.</param>
    /// <returns>The same options.</returns>
    public CtpGatewayOptions UseEmbeddedEnvironment(Action<EmbeddedEnvironmentOptions>? configure = null)
    {
        EmbeddedEnvironment.Enabled = true;
        configure?.Invoke(EmbeddedEnvironment);
        return this;
    }

    /// <summary>Trades on an environment that is there already, with other gateways if wanted.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>The same options.</returns>
    public CtpGatewayOptions UseEmbeddedEnvironment(EmbeddedEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        EmbeddedEnvironment.Enabled = true;
        EmbeddedEnvironment.Use(environment);
        return this;
    }
}
