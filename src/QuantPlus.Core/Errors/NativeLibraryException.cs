namespace QuantPlus.Errors;

/// <summary>The vendor's library cannot be used: it is missing, of another system, of another family or version, or its folder is no good.</summary>
public sealed class NativeLibraryException : GatewayException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="found">What was found there.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="cure">What to do.</param>
    /// <param name="innerException">What the system said; null where there is nothing.</param>
    public NativeLibraryException(string path, string found, string expected, string cure, Exception? innerException = null)
        : base(new GatewayError(GatewayErrorKind.NativeLibrary, $"{path}: found {found}, expected {expected}.") { Cure = cure }, innerException)
    {
        Path = path;
        Found = found;
        Expected = expected;
    }

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    /// <summary>What was found there.</summary>
    public string Found { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }
}
