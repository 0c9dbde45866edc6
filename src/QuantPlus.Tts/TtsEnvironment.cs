namespace QuantPlus.Tts;

/// <summary>Well-known TTS environments, whose addresses need not be written out.</summary>
public enum TtsEnvironment
{
    /// <summary>None: the addresses are given in the options.</summary>
    None,

    /// <summary>OpenCTP's 7x24 environment: plays the last trading day round the clock.</summary>
    AroundTheClock,
}
