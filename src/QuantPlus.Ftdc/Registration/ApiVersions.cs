namespace QuantPlus.Ftdc.Registration;

/// <summary>The interface version that options name.</summary>
internal static class ApiVersions
{
    /// <summary>The version the embedded environment plays: the one the options name, or the package's own.</summary>
    public static InterfaceVersion ToPlay(string? name) =>
        InterfaceVersion.TryFind(name, out var version) ? version : Family.ShippedVersion;

    /// <summary>What is wrong with a version's name; null where it is known or absent.</summary>
    public static string? Explain(string? name) => string.IsNullOrEmpty(name) || InterfaceVersion.TryFind(name, out _)
        ? null
        : $"ApiVersion \"{name}\" is no version of the {InterfaceVersion.Family} interface; known are {string.Join(", ", InterfaceVersion.All.Select(version => version.Name))}.";
}
