using QuantPlus.Errors;

namespace QuantPlus.Ftdc.Trading.Special;

/// <summary>Refuses before the wire what the family does not do, or the version of the library has no function for: nobody would ever answer.</summary>
internal static class FunctionSupport
{
    /// <param name="version">The library's version.</param>
    /// <param name="function">The function that is wanted.</param>
    /// <param name="what">What it does, as the beginning of a sentence: "A parked order".</param>
    /// <exception cref="OrderRejectedException">It is not supported.</exception>
    public static void Demand(InterfaceVersion version, TraderApiFunction function, string what)
    {
        if (!Family.Implements(version, function))
        {
            throw NotSupported(
                $"{what} is not supported by {Family.Name}: its library has {function}, but does nothing.", "Use a counter that does it, or do without.");
        }

        if (!version.Has(function))
        {
            throw NotSupported(
                $"{what} is not supported by {version}: {function} is in {InterfaceVersion.VersionsWith(function)}.", "Use such a library.");
        }
    }

    private static OrderRejectedException NotSupported(string message, string cure) =>
        new(OrderRejectReason.NotSupported, new GatewayError(GatewayErrorKind.NotSupported, message) { Cure = cure });
}
