using System.Runtime.InteropServices;

namespace QuantPlus.Benchmarks.Paths;

/// <summary>
/// What native callers call back with (<c>Feed</c> in <c>limit.cpp</c>): a few snapshots that are used in turn, as the buffers of a vendor's
/// library are, and the symbols that are written into them.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SnapshotFeed
{
    public nint Snapshots;
    public nint Symbols;
    public int SnapshotCount;
    public int SymbolCount;
    public int SymbolOffset;
}
