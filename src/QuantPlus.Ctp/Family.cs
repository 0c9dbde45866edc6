namespace QuantPlus.Ctp;

/// <summary>What the shared engine has to know of the family of counters that this package speaks to.</summary>
internal static class Family
{
    /// <summary>The name in messages.</summary>
    public const string Name = "CTP";

    /// <summary>The version of the libraries in the package, and the one the embedded environment plays by default.</summary>
    public static InterfaceVersion ShippedVersion => InterfaceVersion.V6_7_11;

    /// <summary>Whether <c>GetFrontInfo</c> fills its struct.</summary>
    public static bool TellsFrontInfo => true;

    /// <summary>Whether it trades stocks, funds and bonds besides.</summary>
    public static bool HasSecurities => false;

    /// <summary>What a request function returns that the embedded environment has no answer to.</summary>
    public static int AnswerToUnimplemented(InterfaceVersion version) => -3;
}
