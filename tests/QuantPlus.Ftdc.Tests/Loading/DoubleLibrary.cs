using System.Diagnostics;
using System.Globalization;
using QuantPlus.Ftdc.Loading;
using QuantPlus.Ftdc.Native;

namespace QuantPlus.Ftdc.Tests.Loading;

/// <summary>A library made for a test with gcc: the names and the version text of a vendor's, and nothing behind them.</summary>
internal static class DoubleLibrary
{
    /// <summary>Builds one.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="version">What it reports.</param>
    /// <param name="factory">The name of its factory.</param>
    /// <param name="slots">How many slots its table of functions has; 0 for no table.</param>
    public static void Build(string file, LibraryKind kind, string version, string factory, int slots)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/gcc"), "gcc, which builds the doubles, is not here.");
        var (tableName, versionName) = kind == LibraryKind.Trader
            ? (NativeInterface.TraderTable(isWindows: false), NativeInterface.TraderVersion(isWindows: false))
            : (NativeInterface.MdTable(isWindows: false), NativeInterface.MdVersion(isWindows: false));
        var table = slots == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"void *{tableName}[{slots + 2}];");
        var source = $$"""
            const char *{{versionName}}(void) { return "{{version}}"; }
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
