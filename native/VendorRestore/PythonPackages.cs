using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace VendorRestore;

/// <summary>
/// Fetches the Python packages that publish the vendors' files, and unpacks them. Nothing of them is installed; pip itself may run a source package's
/// set-up to read its description.
/// </summary>
internal static class PythonPackages
{
    /// <summary>Downloads and unpacks packages; returns what went wrong, one line each.</summary>
    public static IReadOnlyList<string> Download(IEnumerable<VendorFile> files, string folder)
    {
        var problems = new List<string>();
        foreach (var package in files.Select(file => $"{file.Package}=={file.PackageVersion}").Distinct())
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, package.Replace("==", "-", StringComparison.Ordinal))).FullName;
            if (!Run(package, place, out var problem))
                problems.Add($"{package}: {problem}");
            foreach (var archive in Directory.GetFiles(place))
                Unpack(archive, place);
        }

        return problems;
    }

    private static bool Run(string package, string folder, out string problem)
    {
        try
        {
            var start = new ProcessStartInfo("pip") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["download", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "-d", folder, package])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            problem = process.StandardError.ReadToEnd();
            output.GetAwaiter().GetResult();
            process.WaitForExit();

            // A source package that cannot be prepared for building has been downloaded all the same.
            return Directory.EnumerateFiles(folder).Any() || process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            problem = $"pip cannot be run ({exception.Message}); use --from with a folder that has the files.";
            return false;
        }
    }

    private static void Unpack(string archive, string folder)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "content")).FullName;
        if (archive.EndsWith(".tar.gz", StringComparison.Ordinal))
        {
            using var stream = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
            TarFile.ExtractToDirectory(stream, target, overwriteFiles: true);
        }
        else if (archive.EndsWith(".whl", StringComparison.Ordinal) || archive.EndsWith(".zip", StringComparison.Ordinal))
        {
            ZipFile.ExtractToDirectory(archive, target, overwriteFiles: true);
        }
    }
}
