using QuantPlus.Ftdc.Connections;

namespace QuantPlus.Ftdc.Loading;

/// <summary>What two sessions must have in common for the second to take over the first one's object.</summary>
internal sealed record ParkingKey(VendorLibrary Library, bool ProductionMode, string BrokerId, string UserId, string Fronts);

/// <summary>
/// An object of a library that must never be released: its release frees what its own thread still uses. At the end of a session it is parked, and
/// the next session of the same account and fronts takes it over, so that a program that connects again and again does not pile them up.
/// </summary>
internal sealed class ParkedObject<TApi>(VendorObject<TApi> target, ParkingKey key)
    where TApi : class
{
    /// <summary>An object that had a connection and says nothing for so long still has it.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<ParkingKey, Stack<ParkedObject<TApi>>> Place = [];

    private readonly ParkingCallbacks _parking = new();

    public VendorObject<TApi> Target => target;

    /// <summary>Takes an object over, where one is parked.</summary>
    public static ParkedObject<TApi>? TryTake(ParkingKey key)
    {
        lock (Place)
            return Place.TryGetValue(key, out var parked) && parked.TryPop(out var one) ? one : null;
    }

    /// <summary>Takes a session's callbacks away; the next callback, whichever it is, stops the library's thread.</summary>
    /// <param name="gate">The session's.</param>
    public void Park(ReconnectGate gate)
    {
        _parking.Park();
        target.RegisterSpi(_parking.Instance);
        gate.Close();

        // The answer is the next callback, and with its thread stopped the counter soon gives the connection up. Only where the connection stands: the
        // logout is the one request that market data libraries do not check for a connection, and without one it ends the process.
        if (gate.IsSteady)
            target.LogOut(key.BrokerId, key.UserId);
    }

    /// <summary>Offers the object to the next session.</summary>
    /// <param name="wasConnected">What the last session's callbacks have told at last.</param>
    public void Offer(bool wasConnected)
    {
        _parking.Inherit(wasConnected);
        lock (Place)
        {
            if (!Place.TryGetValue(key, out var parked))
                Place.Add(key, parked = new Stack<ParkedObject<TApi>>());
            parked.Push(this);
        }
    }

    /// <summary>Gives the object a new session's callbacks, and its thread back to the library.</summary>
    /// <param name="callbacks">The native callbacks.</param>
    /// <param name="gate">The session's.</param>
    public void Resume(nint callbacks, ReconnectGate gate)
    {
        target.RegisterSpi(callbacks);
        if (_parking.Resume())
            _ = TellUnlessHeardAsync(callbacks, gate);
    }

    // Mostly the counter has closed the connection meanwhile: the library tells of the loss, and then of a new connection. Otherwise it still
    // stands, and nobody else will say so.
    private static async Task TellUnlessHeardAsync(nint callbacks, ReconnectGate gate)
    {
        await Task.Delay(Silence).ConfigureAwait(false);
        if (!gate.HasHeard)
            ParkingCallbacks.TellConnected(callbacks);
    }
}
