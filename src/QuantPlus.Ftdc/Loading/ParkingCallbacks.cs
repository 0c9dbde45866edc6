using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using QuantPlus.Ftdc.Native;

namespace QuantPlus.Ftdc.Loading;

/// <summary>
/// The callbacks of an object that nobody uses for now. Whichever comes first does not return before the object is used again: the library's thread
/// stands still in it and costs nothing. Only whether there is a connection is kept.
/// </summary>
internal sealed unsafe class ParkingCallbacks
{
    // The first two callbacks of both classes, in every version.
    private const int FrontConnectedSlot = 0;
    private const int FrontDisconnectedSlot = 1;

    private static readonly nint Table = Lay();

    // A monitor, not a Lock: it can be waited at.
    private readonly object _lock = new();
    private bool _isParked;
    private bool _isConnected;
    private bool _hasHeard;
    private int _held;

    /// <summary>Makes the callbacks; they live as long as the process.</summary>
    public ParkingCallbacks() => Instance = NativeObject.Create(Table, this);

    /// <summary>The native object to hand to <c>RegisterSpi</c>.</summary>
    public nint Instance { get; }

    /// <summary>How many threads of the library stand in a callback.</summary>
    public int Held
    {
        get
        {
            lock (_lock)
                return _held;
        }
    }

    /// <summary>Calls a native object's "connected", as the library would.</summary>
    public static void TellConnected(nint callbacks) => ((delegate* unmanaged[Cdecl]<nint, void>)(*(nint**)callbacks)[FrontConnectedSlot])(callbacks);

    /// <summary>From now on callbacks do not return.</summary>
    public void Park()
    {
        lock (_lock)
        {
            _isParked = true;
            _hasHeard = false;
        }
    }

    /// <summary>What the callbacks before these knew of the connection, unless it has changed since.</summary>
    public void Inherit(bool isConnected)
    {
        lock (_lock)
        {
            if (!_hasHeard)
                _isConnected = isConnected;
        }
    }

    /// <summary>Lets the library's thread go on.</summary>
    /// <returns>Whether the object had a connection, as far as it is known.</returns>
    public bool Resume()
    {
        lock (_lock)
        {
            _isParked = false;
            Monitor.PulseAll(_lock);
            return _isConnected;
        }
    }

    private void Hold(bool? isConnected)
    {
        lock (_lock)
        {
            if (isConnected is { } changed)
            {
                _isConnected = changed;
                _hasHeard = true;
            }

            _held++;
            while (_isParked)
                Monitor.Wait(_lock);
            _held--;
        }
    }

    private static nint Lay()
    {
        var table = FunctionTable.AllocateForCallbacks();
        new Span<nint>(table, FunctionTable.SlotCount).Fill((nint)(delegate* unmanaged[Cdecl]<nint, nint>)&Any);
        table[FrontConnectedSlot] = (nint)(delegate* unmanaged[Cdecl]<nint, nint>)&FrontConnected;
        table[FrontDisconnectedSlot] = (nint)(delegate* unmanaged[Cdecl]<nint, nint>)&FrontDisconnected;
        return (nint)table;
    }

    // On 64-bit systems the caller puts away the arguments, so a function may ignore those it does not know.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint FrontConnected(nint instance) => Hold(instance, true);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint FrontDisconnected(nint instance) => Hold(instance, false);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Any(nint instance) => Hold(instance, null);

    private static nint Hold(nint instance, bool? isConnected)
    {
        NativeObject.Target<ParkingCallbacks>(instance)?.Hold(isConnected);
        return 0;
    }
}
