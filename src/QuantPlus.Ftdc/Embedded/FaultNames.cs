using QuantPlus.Simulation;

namespace QuantPlus.Ftdc.Embedded;

/// <summary>Checks that the faults of a script are put at functions that the interface has: a fault with a misspelt name would never happen.</summary>
internal static class FaultNames
{
    private static readonly HashSet<string> Known =
    [
        .. Enum.GetNames<TraderApiFunction>(), .. Enum.GetNames<TraderSpiFunction>(), .. Enum.GetNames<MdApiFunction>(), .. Enum.GetNames<MdSpiFunction>(),
    ];

    /// <summary>What is wrong, each as one sentence.</summary>
    public static IEnumerable<string> Failures(EmbeddedEnvironmentOptions options) => options.GetFaults()
        .Where(fault => fault.Place.Length > 0 && !IsKnown(fault.Place))
        .Select(fault => $"The fault {fault} is at no function of the {InterfaceVersion.Family} interface; take a name such as ReqOrderInsert or OnRtnOrder.");

    private static bool IsKnown(string place) => place.EndsWith('*')
        ? Known.Any(name => name.AsSpan().StartsWith(place.AsSpan(0, place.Length - 1), StringComparison.Ordinal))
        : Known.Contains(place);
}
