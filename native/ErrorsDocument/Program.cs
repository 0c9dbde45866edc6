using ErrorsDocument;

if (args is not [var path])
{
    Console.Error.WriteLine("usage: dotnet run --project native/ErrorsDocument -- docs/errors.md");
    return 2;
}

File.WriteAllText(path, DocumentWriter.Write());
return 0;
