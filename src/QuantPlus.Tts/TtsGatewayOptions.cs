using QuantPlus.Simulation;

namespace QuantPlus.Tts;

/// <summary>The options of a TTS gateway.</summary>
public sealed class TtsGatewayOptions : NativeGatewayOptions
{
    /// <summary>
    /// A well-known environment: its fronts are used where the options give none of their own. Default <see cref="TtsEnvironment.None"/>.
    /// </summary>
    public TtsEnvironment Environment { get; set; }

    /// <summary>The broker's number (CTP <c>BrokerID</c>). TTS takes <c>9999</c> (the default) and an empty one.</summary>
    public string BrokerId { get; set; } = "9999";

    /// <summary>The environment in the process that is used instead of a counter while it is enabled.</summary>
    public EmbeddedEnvironmentOptions EmbeddedEnvironment { get; } = new();

    /// <summary>Trades on the environment in the process: no account, no network, no vendor library.</summary>
    /// <param name="configure">Changes the environment's settings; null for the defaults.</param>
    /// <returns>The same options.</returns>
    public TtsGatewayOptions UseEmbeddedEnvironment(Action<EmbeddedEnvironmentOptions>? configure = null)
    {
        EmbeddedEnvironment.Enabled = true;
        configure?.Invoke(EmbeddedEnvironment);
        return this;
    }

    /// <summary>Trades on an environment that is there already, with other gateways if wanted.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>The same options.</returns>
    public TtsGatewayOptions UseEmbeddedEnvironment(EmbeddedEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        EmbeddedEnvironment.Enabled = true;
        EmbeddedEnvironment.Use(environment);
        return this;
    }
}
