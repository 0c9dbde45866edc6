using System.Diagnostics;
using System.Globalization;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>A library made for a test with gcc: the names and the version text of a vendor's, and nothing behind them.</summary>
internal static class DoubleLibrary
{
    /// <summary>Builds one of the trading kind.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="version">What it reports.</param>
    /// <param name="factory">The name of its factory.</param>
    /// <param name="slots">How many slots its table of functions has; 0 for no table.</param>
    public static void Build(string file, string version, string factory, int slots)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/gcc"), "gcc, which builds the doubles, is not here.");
        var table = slots == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"void *_ZTV19CThostFtdcTraderApi[{slots + 2}];");
        var source = $$"""
            const char *_ZN19CThostFtdcTraderApi13GetApiVersionEv(void) { return "{{version}}"; }
            void *{{factory}}(const char *path) { __builtin_trap(); }
            {{table}}
            """;
        var code = Path.ChangeExtension(file, ".c");
        File.WriteAllText(code, source);
        using var compiler = Process.Start("gcc", ["-shared", "-fPIC", "-w", "-o", file, code]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
    }
}
