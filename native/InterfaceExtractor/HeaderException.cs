namespace InterfaceExtractor;

/// <summary>A header is missing or says something that cannot be understood.</summary>
internal sealed class HeaderException(string message) : Exception(message);
