using System.Runtime.InteropServices;

namespace Regie.Shell;

/// <summary>A request to stop that comes while the application still starts: what is under way ends in good order, and the process with 0.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration[] _listening;

    public StopSignal() => _listening = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    public CancellationToken Asked => _asked.Token;

    public void Dispose()
    {
        foreach (var one in _listening)
        {
            one.Dispose();
        }

        _asked.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _asked.Cancel();
    }
}
