using System.Collections.Concurrent;

namespace Regie.Shell.Security;

/// <summary>Counts tries per key in windows of fixed length, so that a steady stream of tries cannot keep somebody out for ever.</summary>
internal sealed class FixedWindows(TimeProvider clock, int most, TimeSpan length)
{
    private const int RoomFor = 20_000;

    private readonly ConcurrentDictionary<string, Window> _windows = new();

    /// <summary>Counts one try; answers how long to wait where there were too many, else null.</summary>
    public TimeSpan? Take(string key)
    {
        var now = clock.GetUtcNow();
        if (_windows.Count > RoomFor)
        {
            DropEnded(now);
        }

        var window = _windows.AddOrUpdate(key, _ => new Window(now, 1), (_, known) => now - known.Since >= length ? new Window(now, 1) : known with { Tries = known.Tries + 1 });
        return window.Tries > most ? window.Since + length - now : null;
    }

    /// <summary>It was no wrong try after all.</summary>
    public void GiveBack(string key)
    {
        if (_windows.TryGetValue(key, out var known))
        {
            _windows.TryUpdate(key, known with { Tries = Math.Max(0, known.Tries - 1) }, known);
        }
    }

    private void DropEnded(DateTimeOffset now)
    {
        foreach (var (key, window) in _windows)
        {
            if (now - window.Since >= length)
            {
                _windows.TryRemove(key, out _);
            }
        }
    }

    private sealed record Window(DateTimeOffset Since, int Tries);
}
