using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using QuantPlus.Ctp;
using QuantPlus.Errors;
using QuantPlus.Tts;

namespace QuantPlus.Conformance.Tests;

/// <summary>Libraries of both families and of several versions, whose files have the same names, live in one process.</summary>
public sealed class SideBySideTests(ITestOutputHelper output)
{
    private const string Order = "QUANTPLUS_TEST_ORDER";

    private static string Rid => OperatingSystem.IsWindows() ? "win-x64" : "linux-x64";

    [Theory]
    [InlineData("ctp/6.7.11 ctp/6.7.13 tts/6.7.11 tts/6.7.2")]
    [InlineData("tts/6.7.2 tts/6.7.11 ctp/6.7.13 ctp/6.7.11")]
    [InlineData("tts/6.7.11 ctp/6.7.11 tts/6.7.2 ctp/6.7.13")]
    [InlineData("ctp/6.5.1 tts/6.7.11 ctp/6.7.9 ctp/6.7.13")]
    public async Task Four_libraries_in_one_process_in_any_order(string order)
    {
        Assert.SkipUnless(VendorFolder() is not null, "The real libraries are not in shared/vendor beside the repository.");
        var missing = order.Split(' ').Where(library => !Directory.Exists(LibraryFolder(library)));
        Assert.SkipWhen(missing.Any(), $"Not there for {Rid}: {string.Join(", ", missing)}.");

        // The tests' own program, or the host that runs them.
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(SideBySideTests).Assembly.Location);
        string[] arguments = ["-explicit", "only", "-method", $"{typeof(SideBySideTests).FullName}.{nameof(Child)}", "-noLogo", "-noColor"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[Order] = order;

        using var child = Process.Start(start)!;
        var printed = child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.WriteLine(await printed + await errors);
        Assert.Equal(0, child.ExitCode);
    }

    /// <summary>The process of its own that the test above starts: a vendor's library may end it.</summary>
    [Fact(Explicit = true)]
    public async Task Child()
    {
        using var front = new TcpListener(IPAddress.Loopback, 0);
        front.Start();
        var accepting = AcceptAsync(front);
        var address = $"tcp://127.0.0.1:{((IPEndPoint)front.LocalEndpoint).Port}";
        var flow = Directory.CreateTempSubdirectory("quantplus-flow");
        var gateways = Environment.GetEnvironmentVariable(Order)!.Split(' ').Select(library => Create(library, address, flow.FullName)).ToArray();

        // The front closes every connection: CTP goes on trying until the timeout, TTS tells of the loss at once.
        foreach (var connecting in gateways.Select(gateway => gateway.ConnectAsync(TestContext.Current.CancellationToken)).ToArray())
        {
            var thrown = await Assert.ThrowsAnyAsync<GatewayException>(() => connecting);
            Assert.True(thrown.Kind is GatewayErrorKind.Timeout or GatewayErrorKind.Disconnected, thrown.ToString());
        }

        foreach (var gateway in gateways)
            await gateway.DisposeAsync();
        front.Stop();
        await accepting;
    }

    private static IGateway Create(string library, string address, string flow)
    {
        NativeGatewayOptions options = library.StartsWith("ctp", StringComparison.Ordinal) ? new CtpGatewayOptions { BrokerId = "9999" } : new TtsGatewayOptions();
        options.NativeLibraryDirectory = LibraryFolder(library);
        options.FlowDirectory = flow;
        options.UserId = "user";
        options.Password = "password";
        options.ConnectTimeout = TimeSpan.FromSeconds(3);
        options.TradingFronts.Add(address);
        options.MarketDataFronts.Add(address);
        return options is CtpGatewayOptions ctp ? CtpGateway.Create(ctp) : TtsGateway.Create((TtsGatewayOptions)options);
    }

    private static async Task AcceptAsync(TcpListener front)
    {
        try
        {
            while (true)
                (await front.AcceptSocketAsync()).Dispose();
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private static string LibraryFolder(string library) => Path.Combine(VendorFolder()!, library, Rid);

    private static string? VendorFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "QuantPlus.Ctp.sln")))
                return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "vendor")) is var vendor && Directory.Exists(vendor) ? vendor : null;
        }

        return null;
    }
}
