using System.Text.Json;
using Regie.Connect;

namespace Regie.Tests.Connect;

/// <summary>Real exports beside the repository, where they are; tests that need them say so and pass over without.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    public static SourceFile File(string path)
    {
        Assert.SkipUnless(Root is not null, "shared/data is not here: real exports are not tested");
        var full = Path.Combine(Root, path);
        Assert.SkipUnless(System.IO.File.Exists(full), $"{path} is not in shared/data");
        return SourceFile.FromPath(full);
    }

    /// <summary>Counts made by another program from the same file.</summary>
    public static JsonElement Truth(string path)
    {
        using var stream = File(path).Open();
        return JsonDocument.Parse(stream).RootElement;
    }

    public static int Int(this JsonElement truth, string name) => truth.GetProperty(name).GetInt32();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        return null;
    }
}

/// <summary>Small files of our own with the same traps, in this folder.</summary>
internal static class OwnFiles
{
    public static SourceFile File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "App.Tests", "Connect", "files", name);
            if (System.IO.File.Exists(path))
            {
                return SourceFile.FromPath(path);
            }
        }

        throw new FileNotFoundException(name);
    }

    public static SourceFile Text(string name, string text) => SourceFile.FromBytes(name, System.Text.Encoding.UTF8.GetBytes(text));
}
