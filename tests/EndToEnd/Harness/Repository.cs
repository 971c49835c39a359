namespace Regie.Tests;

static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>What <c>./test</c> fetched from npm.</summary>
    public static string Tool(params string[] path) => Path.Combine([Root, ".tools", "node", "node_modules", .. path]);

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Regie.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
