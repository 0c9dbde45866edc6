using System.Runtime.InteropServices;
using QuantPlus.Errors;
using QuantPlus.Ftdc.Loading;

namespace QuantPlus.Ftdc.Tests.Loading;

public sealed class SystemPlatformTests
{
    [Theory]
    [InlineData(true, Architecture.X64, "linux-x64")]
    [InlineData(true, Architecture.X64, "debian.12-x64")]
    [InlineData(true, Architecture.X64, "win-x64")]
    public void Windows_and_glibc_linux_on_x64_are_served(bool isServed, Architecture architecture, string rid) =>
        SystemPlatform.ThrowIfUnserved(isServed, architecture, rid);

    [Theory]
    [InlineData(true, Architecture.Arm64, "linux-arm64")]
    [InlineData(true, Architecture.X86, "win-x86")]
    [InlineData(true, Architecture.X64, "linux-musl-x64")]
    [InlineData(true, Architecture.X64, "alpine.3.20-x64")]
    [InlineData(false, Architecture.X64, "osx-x64")]
    public void Everything_else_is_explained_with_the_way_out(bool isServed, Architecture architecture, string rid)
    {
        var thrown = Assert.Throws<NativeLibraryException>(() => SystemPlatform.ThrowIfUnserved(isServed, architecture, rid));
        Assert.Contains(rid, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("UseEmbeddedEnvironment", thrown.Error.Cure, StringComparison.Ordinal);
    }
}
