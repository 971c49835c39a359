namespace Regie.Connect;

/// <summary>A file as a reader sees it: a name, a size and the right to open it again.</summary>
/// <remarks>
/// Readers open the file more than once: a first pass counts and checks everything before a single row is written, later passes stream what is
/// too large to hold. The bytes must therefore not change in between; the content-addressed file store guarantees that.
/// </remarks>
public sealed record SourceFile(string Name, long Length, Func<Stream> Open)
{
    public static SourceFile FromBytes(string name, byte[] bytes) => new(name, bytes.Length, () => new MemoryStream(bytes, writable: false));

    public static SourceFile FromPath(string path) =>
        new(Path.GetFileName(path), new FileInfo(path).Length, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16));
}

/// <summary>The tools we can bring a business in from. The names are those of the API's <c>source</c> member.</summary>
public enum SourceKind
{
    Trello,
    Asana,
    Monday,
    MsProject,
    Table,
}
