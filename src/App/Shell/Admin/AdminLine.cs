using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>What stands behind <c>admin</c> on the command line: a command, and options that are known to it.</summary>
internal sealed class AdminLine
{
    private readonly Dictionary<string, string?> _options = [];

    private AdminLine(string command, AdminConsole console) => (Command, Console) = (command, console);

    public string Command { get; }

    public AdminConsole Console { get; }

    /// <summary>The one argument without a name: a file.</summary>
    public string? File { get; private set; }

    public bool Has(string option) => _options.ContainsKey(option);

    public string? Find(string option) => _options.GetValueOrDefault(option);

    public string Need(string option) => Find(option) ?? throw new StartupException("startup.value-missing", option);

    public string NeedFile() => File ?? throw new StartupException("admin.file-missing", Command);

    /// <summary>Reads the line; whatever is not known to the command is refused by name.</summary>
    /// <param name="valued">Options that take a value.</param>
    /// <param name="plain">Options that take none.</param>
    public static AdminLine Read(AdminConsole console, string command, IEnumerable<string> words, string[] valued, string[] plain, bool takesFile = false)
    {
        var line = new AdminLine(command, console);
        using var rest = words.GetEnumerator();
        while (rest.MoveNext())
        {
            var word = rest.Current;
            if (valued.Contains(word))
            {
                line._options[word] = rest.MoveNext() ? rest.Current : throw new StartupException("startup.value-missing", word);
            }
            else if (plain.Contains(word))
            {
                line._options[word] = null;
            }
            else if (takesFile && line.File is null && !word.StartsWith('-'))
            {
                line.File = Path.GetFullPath(word);
            }
            else
            {
                throw new StartupException("startup.argument-unknown", word);
            }
        }

        return line;
    }
}
