using System.Globalization;

namespace QuantPlus.Ftdc.Registration;

/// <summary>The address of a front. The libraries ignore a wrong one without a word, so it is looked at before.</summary>
internal static class FrontAddress
{
    private static readonly string[] Schemes = ["tcp://", "ssl://"];

    /// <summary>What is wrong with an address; null where nothing is.</summary>
    public static string? Explain(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return "it is empty";
        if (Schemes.FirstOrDefault(scheme => address.StartsWith(scheme, StringComparison.Ordinal)) is not { } scheme)
            return "it does not begin with tcp:// or ssl://";

        var rest = address[scheme.Length..];
        var colon = rest.LastIndexOf(':');
        if (colon < 0)
            return "the port is missing";
        if (Uri.CheckHostName(rest[..colon].Trim('[', ']')) == UriHostNameType.Unknown)
            return "the host is no name and no address";
        return int.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? null
            : "the port is no number from 1 to 65535";
    }
}
