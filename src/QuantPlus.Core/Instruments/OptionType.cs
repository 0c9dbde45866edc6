namespace QuantPlus.Instruments;

/// <summary>The right an option gives (CTP <c>OptionsType</c>).</summary>
public enum OptionType
{
    /// <summary>Not an option.</summary>
    None,

    /// <summary>The right to buy (1).</summary>
    Call,

    /// <summary>The right to sell (2).</summary>
    Put,
}
