namespace QuantPlus.Tts.Tests;

/// <summary>This package's options, for tests that are written once for both packages.</summary>
internal static class PackageOptions
{
    public static NativeGatewayOptions Create() => new TtsGatewayOptions();
}
