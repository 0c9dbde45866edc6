using System.Text;

namespace InterfaceExtractor;

/// <summary>One declaration of a header, on one line, with the comment in front of it.</summary>
/// <param name="Text">The declaration without line breaks and without the final semicolon or brace; single blanks between words.</param>
/// <param name="Comments">The <c>///</c> comments in front of it.</param>
/// <param name="Line">Where it begins, for messages.</param>
internal sealed record Declaration(string Text, IReadOnlyList<string> Comments, int Line)
{
    /// <summary>The last comment; empty where there is none.</summary>
    public string Label => Comments.Count > 0 ? Comments[^1] : "";
}

/// <summary>Cuts a header into declarations: preprocessor lines, and what ends with a semicolon or a brace.</summary>
internal static class HeaderScanner
{
    public static IEnumerable<Declaration> Scan(string header)
    {
        var text = new StringBuilder();
        List<string> comments = [];
        var started = 0;
        var number = 0;
        foreach (var line in header.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.StartsWith("///", StringComparison.Ordinal))
            {
                // A row of slashes is decoration; the indented lines behind an @param go on with it.
                if (text.Length == 0 && line.TrimStart('/').Length > 0)
                    comments.Add(line[3..].Trim());
                continue;
            }

            if (line.StartsWith('#'))
            {
                yield return new Declaration(Words(WithoutComment(line)), comments, number);
                comments = [];
                continue;
            }

            foreach (var character in WithoutComment(line) + " ")
            {
                if (text.Length == 0)
                    started = number;
                if (character is ';' or '{' or '}')
                {
                    if (Words(text.ToString()) is { Length: > 0 } declaration)
                    {
                        yield return new Declaration(declaration + (character == '{' ? " {" : ""), comments, started);
                        comments = [];
                    }

                    if (character == '}')
                        yield return new Declaration("}", [], number);
                    text.Clear();
                }
                else if (text.Length > 0 || !char.IsWhiteSpace(character))
                {
                    text.Append(character);
                }
            }
        }
    }

    private static string WithoutComment(string line)
    {
        var comment = line.IndexOf("//", StringComparison.Ordinal);
        return comment < 0 ? line : line[..comment];
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
