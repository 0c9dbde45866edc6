using VendorRestore;

// Fills native/vendor, which is not part of the repository, with the vendors' libraries that the packages carry.
var native = Path.Combine(RepositoryRoot(), "native");
var files = VendorFile.ReadAll(Path.Combine(native, "vendor.json"));
var restorer = new Restorer(files, Path.Combine(native, "vendor"));

switch (args)
{
    case ["--from", var folder] when Directory.Exists(folder):
        restorer.TakeFrom(folder);
        break;
    case ["--from", var folder]:
        Console.Error.WriteLine($"There is no folder {folder}.");
        return 2;
    case ["--pip"]:
        var download = Directory.CreateTempSubdirectory("quantplus-vendor");
        foreach (var problem in PythonPackages.Download(restorer.Missing, download.FullName))
            Console.Error.WriteLine(problem);
        restorer.TakeFrom(download.FullName);
        download.Delete(recursive: true);
        break;
    case ["--check"]:
        break;
    default:
        Console.Error.WriteLine("Usage: VendorRestore --from FOLDER | --pip | --check");
        Console.Error.WriteLine("FOLDER is a folder of the vendor's or broker's, searched with everything below it.");
        return 2;
}

foreach (var file in files)
    Console.WriteLine($"{(restorer.Missing.Contains(file) ? "missing" : "ok"),-8} {file.Family} {file.Version} {file.Rid,-10} {file.Asset}");
return restorer.Missing.Count == 0 ? 0 : 1;

static string RepositoryRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "QuantPlus.Ctp.sln")))
        folder = folder.Parent;
    return folder?.FullName ?? throw new InvalidOperationException("Run this from within the repository.");
}
