using InterfaceExtractor;

// Writes the description of an interface from the vendor's headers; with the newest version's headers as a fourth argument, what it lacks beside those.
if (args is not [var folder, var family, var version, .. var newest] || newest.Length > 1)
{
    Console.Error.WriteLine("Usage: InterfaceExtractor HEADER_FOLDER NAME VERSION [NEWEST_HEADER_FOLDER]");
    Console.Error.WriteLine("Writes the description to standard output; with the headers of the family's newest version, the version lines instead.");
    return 2;
}

try
{
    var facts = Headers.Read(folder, family, version);
    Console.OutputEncoding = new System.Text.UTF8Encoding(false);
    Console.Write(newest is [var newestFolder] ? VersionLines.Write(facts, Headers.Read(newestFolder, family, "newest")) : DescriptionWriter.Write(facts));
    return 0;
}
catch (HeaderException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
