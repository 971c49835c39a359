using System.Globalization;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>
/// One server to a data folder. It holds <c>regie.lock</c> as long as it runs (the system lets go of it when the process ends, however it ends)
/// and says in <c>regie.pid</c> which process and port that is.
/// </summary>
internal sealed class Running : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _note;

    private Running(FileStream held, string note) => (_lock, _note) = (held, note);

    /// <summary>Takes the folder for this process.</summary>
    /// <exception cref="StartupException">Another process has it.</exception>
    public static Running Take(Settings settings)
    {
        Directory.CreateDirectory(settings.DataDirectory);
        var (path, note) = (Path.Combine(settings.DataDirectory, "regie.lock"), Path.Combine(settings.DataDirectory, "regie.pid"));
        FileStream held;
        try
        {
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartupException("startup.already-running", File.Exists(note) ? File.ReadAllText(note).Trim() : path);
        }

        File.WriteAllText(note, string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}, port {settings.Port}\n"));
        return new Running(held, note);
    }

    public void Dispose()
    {
        File.Delete(_note);
        _lock.Dispose();
    }
}
