extern alias Ctp;

using System.Runtime.InteropServices;
using Ctp::QuantPlus.Ctp.Native;
using QuantPlus.Benchmarks.Gate;
using QuantPlus.Benchmarks.Paths;

namespace QuantPlus.Benchmarks.Peers;

/// <summary>
/// What other .NET wrappers do with a tick on the library's thread, before anybody has seen it: the callback is a delegate that the runtime
/// made callable, and the snapshot is decoded in one of three ways.
/// </summary>
internal sealed unsafe class PeerContender : IContender
{
    private readonly NativeCaller _caller;
    private readonly ITickPath _snapshots;
    private readonly Callback _callback;
    private readonly nint* _object;
    private double _sum;
    private long _taken;

    private PeerContender(NativeCaller caller, ITickPath snapshots, string name, Action<PeerContender, nint> decode)
    {
        _caller = caller;
        _snapshots = snapshots;
        Name = name;
        _callback = (_, snapshot) => decode(this, snapshot);

        // An object with a table of one function, which lie behind each other.
        _object = (nint*)NativeMemory.Alloc(2, (nuint)sizeof(nint));
        _object[0] = (nint)(_object + 1);
        _object[1] = Marshal.GetFunctionPointerForDelegate(_callback);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Callback(nint self, nint snapshot);

    private event EventHandler<object[]>? TickArrived;

    public string Name { get; }

    public double? Goal => null;

    /// <summary>A fresh object with a string for each text.</summary>
    public static PeerContender FreshObject(NativeCaller caller, ITickPath snapshots) =>
        new(caller, snapshots, "peers: fresh object with strings, decoding alone", static (peer, snapshot) =>
            peer.Take(PeerTick.Decode(in *(DepthMarketDataField*)snapshot).LastPrice));

    /// <summary>The runtime's own marshalling.</summary>
    public static PeerContender MarshalledStruct(NativeCaller caller, ITickPath snapshots) =>
        new(caller, snapshots, "peers: marshalled struct, decoding alone", static (peer, snapshot) =>
            peer.Take(Marshal.PtrToStructure<PeerSnapshot>(snapshot).LastPrice));

    /// <summary>The runtime's own marshalling, then an event with its arguments in an array of objects.</summary>
    public static PeerContender BoxedEvent(NativeCaller caller, ITickPath snapshots)
    {
        var peer = new PeerContender(caller, snapshots, "peers: event with boxed arguments", static (peer, snapshot) =>
            peer.TickArrived?.Invoke(peer, [Marshal.PtrToStructure<PeerSnapshot>(snapshot), 0, true]));
        peer.TickArrived += (_, arguments) => peer.Take(((PeerSnapshot)arguments[0]).LastPrice);
        return peer;
    }

    public void Run(int ticks) =>
        _caller.CallBack((nint)_object, 0, _snapshots.Feed, ticks, ref _taken, ticks);

    public void Dispose()
    {
        NativeMemory.Free(_object);
        GC.KeepAlive(_callback);
        GC.KeepAlive(_sum);
    }

    private void Take(double price)
    {
        _sum += price;
        _taken++;
    }
}
