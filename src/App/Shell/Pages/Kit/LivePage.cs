using System.Globalization;
using Microsoft.AspNetCore.Components;
using Regie.Kernel;
using Regie.Ui;

namespace Regie.Shell.Kit;

/// <summary>
/// A page, or a part of one, that runs operations: it loads once it is interactive, stops asking when the person leaves, says what was done with
/// "Undo", says problems in the person's language, and looks again when something it shows changed elsewhere or the person may do more or less
/// than before: what they lost is gone from the screen too.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _gone;
    private readonly CultureInfo _culture = CultureInfo.CurrentUICulture;
    private IDisposable? _listening;
    private object? _loadedFor;
    private int _due;
    private volatile bool _anew;

    protected LivePage()
    {
        _gone = new();
        Gone = _gone.Token;
    }

    [Inject] protected Run Run { get; set; } = default!;
    [Inject] protected Toasts Toasts { get; set; } = default!;
    [Inject] protected NavigationManager Navigation { get; set; } = default!;
    [Inject] private Whereabouts Where { get; set; } = default!;
    [Inject] private ProblemTexts Problems { get; set; } = default!;
    [Inject] private LogTail Tail { get; set; } = default!;
    [Inject] private AccessCache Access { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;

    /// <summary>The person left this page: what is still being asked is no longer wanted.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>Asks for what the page shows. Called when <see cref="LoadKey"/> changes, and again when something concerned it.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    /// <summary>Looks again after something concerned the page: a page that can take in what changed does only that.</summary>
    /// <param name="heard">It happened elsewhere; otherwise the person did something here and waits for it.</param>
    protected virtual Task LookAgain(bool heard) => Load();

    /// <summary>How long to gather what concerns the page before it looks again: a burst is one look.</summary>
    protected virtual TimeSpan Patience => Breath;

    /// <summary>What the page is of; another one means loading anew.</summary>
    protected virtual object LoadKey => "";

    /// <summary>Does this page show what just happened? Called on another thread; must be quick.</summary>
    protected virtual bool Concerns(LiveNote note) => false;

    /// <summary>The page is of something else now: what it held goes.</summary>
    protected virtual void Forget()
    {
    }

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _listening = Tail.Listen(Hear);
            Access.Changed += LookWhetherMine;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || Equals(_loadedFor, LoadKey))
        {
            return;
        }

        if (_loadedFor is not null)
        {
            Forget();
        }

        _loadedFor = LoadKey;
        await Load();
    }

    /// <summary>Asks, and puts the answer where the page draws it from.</summary>
    protected async Task Ask<T>(Answer<T> into, IQuery<T> query)
        where T : class
    {
        var key = _loadedFor;
        try
        {
            var result = await Run.Now(query, cancel: Gone);
            if (!Gone.IsCancellationRequested && Equals(key, _loadedFor))
            {
                into.Take(result);
            }
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The person left; nobody waits for it.
        }
    }

    /// <summary>Asks for a list to its end, page by page: for what is drawn whole, a board or a timeline.</summary>
    protected async Task AskAll<T>(Answer<IReadOnlyList<T>> into, Func<string?, IQuery<Page<T>>> query)
    {
        var key = _loadedFor;
        try
        {
            List<T> all = [];
            for (string? cursor = null; ;)
            {
                var page = await Run.Now(query(cursor), cancel: Gone);
                if (Gone.IsCancellationRequested || !Equals(key, _loadedFor))
                {
                    return;
                }

                if (!page.IsOk)
                {
                    into.Take(page.Problem);
                    return;
                }

                all.AddRange(page.Value.Items);
                if ((cursor = page.Value.Next) is null)
                {
                    into.Put(all);
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The person left; nobody waits for it.
        }
    }

    /// <summary>Carries out a command. A problem is said in a toast; success too where there is something to say, with a way back where there is one.</summary>
    protected async Task<Result<T>> Do<T>(ICommand<T> command, string? said = null, Func<Task>? undo = null, int? expected = null, string? href = null)
    {
        var result = await Run.Now(command, expected, CancellationToken.None);
        if (!result.IsOk)
        {
            Toasts.Say(Says(result.Problem), tone: Tone.Bad);
        }
        else if (said is not null)
        {
            Toasts.Say(said, undo, href: href);
        }

        return result;
    }

    /// <summary>Tells the frame around the page which project is open.</summary>
    protected void InProject(Guid business, Guid project) => Where.InProject(business, project);

    /// <summary>What the frame shows has changed: a project's name, a favourite.</summary>
    protected void RefreshFrame() => Where.Refresh();

    /// <summary>A problem in the person's language, with what is wrong with which member.</summary>
    protected string Says(Problem problem)
    {
        var text = Problems.Of(problem, _culture);
        return problem.Errors is { Count: > 0 } errors
            ? $"{text} {string.Join(" ", errors.SelectMany(error => error.Value.Select(code => $"{error.Key}{(Say.French ? "\u00A0: " : ": ")}{Problems.Invalid(code, _culture)}")))}"
            : text;
    }

    /// <summary>What is wrong with one member of a form, or null.</summary>
    protected string? Wrong(Problem? problem, string member) =>
        problem?.Errors?.GetValueOrDefault(member) is { Length: > 0 } codes ? string.Join(" ", codes.Select(code => Problems.Invalid(code, _culture))) : null;

    /// <summary>Looks again now.</summary>
    protected Task Again() => Again(heard: false);

    /// <summary>Looks again after a while, with whatever comes until then.</summary>
    protected void LookLater(TimeSpan rest) => LookSoon(rest);

    private async Task Again(bool heard)
    {
        var anew = _anew;
        _anew = false;
        await (anew ? Load() : LookAgain(heard));
        StateHasChanged();
    }

    private void Hear(LiveNote note)
    {
        // Whose role changed sees something else now: every page loads anew.
        var rights = note.Kind is "businesses.member.removed" or "businesses.member.role-changed";
        _anew |= rights;
        if (rights || Concerns(note))
        {
            LookSoon(Patience);
        }
    }

    private void LookSoon(TimeSpan rest)
    {
        if (Interlocked.Exchange(ref _due, 1) == 0)
        {
            _ = Soon(rest);
        }
    }

    private void LookWhetherMine(Guid person) => _ = InvokeAsync(async () =>
    {
        if ((await Run.Caller()).PersonId == person)
        {
            _anew = true;
            LookSoon(Breath);
        }
    });

    private async Task Soon(TimeSpan rest)
    {
        try
        {
            await Task.Delay(rest, Time, Gone);
            Interlocked.Exchange(ref _due, 0);
            await InvokeAsync(() =>
            {
                // This came from the log, not from the person's browser: their language has to be put on again.
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = _culture;
                return Again(heard: true);
            });
        }
        catch (Exception leaving) when (Gone.IsCancellationRequested && leaving is OperationCanceledException or ObjectDisposedException)
        {
            // The person left; there is nothing to refresh.
        }
#pragma warning disable CA1031 // Whatever it was, it belongs to the page: its error boundary shows it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(failure);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _listening?.Dispose();
            Access.Changed -= LookWhetherMine;
            _gone.Cancel();
            _gone.Dispose();
        }
    }
}
