namespace Regie.Ui;

/// <summary>What was just done, said once, with "Undo" where it can be undone. One for each circuit.</summary>
public sealed class Toasts(TimeProvider time) : IDisposable
{
    /// <summary>How long something can be undone from the toast; the history keeps it after.</summary>
    public static readonly TimeSpan ForUndo = TimeSpan.FromSeconds(10);

    static readonly TimeSpan ForReading = TimeSpan.FromSeconds(6);

    readonly List<Toast> shown = [];

    /// <summary>What the host draws, oldest first.</summary>
    public IReadOnlyList<Toast> Shown { get { lock (shown) return [.. shown]; } }

    /// <summary>Something came or went. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Says what was done. It stays 10 s with an undo, 6 s without; what went wrong stays until it is closed.</summary>
    public void Say(string text, Func<Task>? undo = null, Tone tone = Tone.None, string? href = null)
    {
        var toast = new Toast(text, undo, tone, href);
        lock (shown)
        {
            shown.Add(toast);
            while (shown.Count > 4) Forget(shown[0]);
        }
        if (tone is not Tone.Bad) Run(toast, undo is null ? ForReading : ForUndo);
        Changed?.Invoke();
    }

    /// <summary>It is being read: the clock stops.</summary>
    public void Hold(Toast toast)
    {
        if (toast.Clock is null) return;
        toast.Left -= time.GetElapsedTime(toast.Since);
        toast.Clock.Dispose();
        toast.Clock = null;
    }

    /// <summary>It is no longer being read: the clock goes on, with a few seconds at least.</summary>
    public void Release(Toast toast)
    {
        if (toast.Clock is null && toast.Left is { } left && Shown.Contains(toast)) Run(toast, left < TimeSpan.FromSeconds(3) ? TimeSpan.FromSeconds(3) : left);
    }

    /// <summary>Takes it away.</summary>
    public void Close(Toast toast)
    {
        lock (shown) Forget(toast);
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (shown) foreach (var toast in shown.ToArray()) Forget(toast);
    }

    void Run(Toast toast, TimeSpan left)
    {
        toast.Left = left;
        toast.Since = time.GetTimestamp();
        toast.Clock = time.CreateTimer(_ => Close(toast), null, left, Timeout.InfiniteTimeSpan);
    }

    void Forget(Toast toast)
    {
        toast.Clock?.Dispose();
        toast.Clock = null;
        shown.Remove(toast);
    }
}

/// <summary>One message of <see cref="Toasts"/>.</summary>
public sealed class Toast(string text, Func<Task>? undo, Tone tone, string? href)
{
    public string Text { get; } = text;
    public Func<Task>? Undo { get; } = undo;
    public Tone Tone { get; } = tone;
    /// <summary>Where to look at what was done.</summary>
    public string? Href { get; } = href;
    internal ITimer? Clock { get; set; }
    internal TimeSpan? Left { get; set; }
    internal long Since { get; set; }
}
