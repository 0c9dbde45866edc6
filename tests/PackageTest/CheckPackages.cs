using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

// Looks into the packages of a folder: what each must carry, and nothing of the vendors' where it does not belong. Lists what is in them.
var folder = args[0];
var mustLinkSources = args.Contains("--source-link");
var sourceLink = new Guid("cc110556-a091-4d38-9fec-25ab9a351a6a");
var problems = 0;

foreach (var id in (string[])["QuantPlus.Core", "QuantPlus.Ctp", "QuantPlus.Tts", "QuantPlus.Simulation"])
{
    using var package = Open(id, ".nupkg");
    using var symbols = Open(id, ".snupkg");
    Console.WriteLine($"{id}:");
    foreach (var entry in package.Entries.Concat(symbols.Entries.Where(entry => entry.Name.EndsWith(".pdb"))).Where(entry => !IsPackaging(entry.FullName)))
        Console.WriteLine($"    {entry.Length,9} {entry.FullName}");

    string[] expected = ["README.md", "icon.png", "THIRD-PARTY-NOTICES.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", .. NativeFiles(id)];
    foreach (var missing in expected.Except(package.Entries.Select(entry => entry.FullName)))
        Problem($"{missing} is missing");
    foreach (var surplus in package.Entries.Select(entry => entry.FullName).Where(name => !IsPackaging(name)).Except(expected))
        Problem($"{surplus} does not belong there");

    var manifest = new StreamReader(package.GetEntry($"{id}.nuspec")!.Open()).ReadToEnd();
    string[] statements = ["<license type=\"expression\">MIT</license>", "<readme>README.md</readme>", "<icon>icon.png</icon>", "<repository type=\"git\" url=", "<description>"];
    foreach (var statement in statements.Where(statement => !manifest.Contains(statement)))
        Problem($"the manifest does not say {statement}");

    using var assembly = new PEReader(Read(package, $"lib/net10.0/{id}.dll"));
    if (assembly.ReadDebugDirectory().All(entry => entry.Type != DebugDirectoryEntryType.Reproducible))
        Problem("the assembly is not deterministic");
    if (symbols.GetEntry($"lib/net10.0/{id}.pdb") is null)
    {
        Problem("the symbols are missing");
        continue;
    }

    using var provider = MetadataReaderProvider.FromPortablePdbStream(Read(symbols, $"lib/net10.0/{id}.pdb"));
    var reader = provider.GetMetadataReader();
    var links = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Any(information => reader.GetGuid(information.Kind) == sourceLink);
    Console.WriteLine(links ? "    sources are linked" : "    sources are not linked: this clone has no remote at GitHub");
    if (mustLinkSources && !links)
        Problem("sources are not linked");

    void Problem(string text)
    {
        problems++;
        Console.Error.WriteLine($"{id}: {text}");
    }
}

return problems;

ZipArchive Open(string id, string extension) => ZipFile.OpenRead(Directory.GetFiles(folder, $"{id}.*{extension}").Single());

static MemoryStream Read(ZipArchive archive, string name)
{
    var copy = new MemoryStream();
    using (var stream = archive.GetEntry(name)!.Open())
        stream.CopyTo(copy);
    copy.Position = 0;
    return copy;
}

static bool IsPackaging(string name) => name.StartsWith("_rels/") || name.StartsWith("package/") || name.EndsWith(".nuspec") || name == "[Content_Types].xml";

static IEnumerable<string> NativeFiles(string id)
{
    if (id is not ("QuantPlus.Ctp" or "QuantPlus.Tts"))
        return [];
    var family = id["QuantPlus.".Length..].ToLowerInvariant();
    return from system in ((string Rid, string Extension)[])[("win-x64", ".dll"), ("linux-x64", ".so")]
           from name in (string[])["thosttraderapi_se", "thostmduserapi_se"]
           select $"runtimes/{system.Rid}/native/{family}_{name}{system.Extension}";
}
