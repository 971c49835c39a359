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
    /// <exception cref="StartupException">Another process has it, or it cannot be written to.</exception>
    public static Running Take(Settings settings)
    {
        var (path, note) = (Path.Combine(settings.DataDirectory, "regie.lock"), Path.Combine(settings.DataDirectory, "regie.pid"));
        try
        {
            Directory.CreateDirectory(settings.DataDirectory);
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(note, string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}, port {settings.Port}\n"));
            return new Running(held, note);
        }
        catch (IOException failure) when (IsTaken(failure))
        {
            throw new StartupException("startup.already-running", File.Exists(note) ? File.ReadAllText(note).Trim() : path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException("startup.data-folder", failure.Message);
        }
    }

    /// <summary>Does another process hold the folder right now?</summary>
    public static bool IsHeld(Settings settings)
    {
        try
        {
            using var probe = new FileStream(Path.Combine(settings.DataDirectory, "regie.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException failure)
        {
            return IsTaken(failure);
        }
    }

    /// <summary>The system's word for "somebody has it", each of them: EWOULDBLOCK on Linux and on macOS, a sharing or lock violation on Windows.</summary>
    private static bool IsTaken(IOException failure) => (failure.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    public void Dispose()
    {
        File.Delete(_note);
        File.Delete(Path.Combine(Path.GetDirectoryName(_note)!, "regie.door"));
        _lock.Dispose();
    }
}
