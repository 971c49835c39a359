namespace Regie.Tests.House;

/// <summary>The files of this repository, for tests of the house itself.</summary>
static class Repository
{
    public static DirectoryInfo Root { get; } = Find();

    /// <summary>Files of a kind below a folder of the repository, without what is built or fetched.</summary>
    public static IEnumerable<FileInfo> Files(string folder, string pattern) =>
        new DirectoryInfo(Path.Combine(Root.FullName, folder)).EnumerateFiles(pattern, SearchOption.AllDirectories)
            .Where(file => !Name(file).Split('/').Any(part => part is "artifacts" or "node_modules" or ".tools" or ".git" or "data"));

    /// <summary>The path as one writes it in a document.</summary>
    public static string Name(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName).Replace('\\', '/');

    static DirectoryInfo Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Regie.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        }

        return folder;
    }
}
