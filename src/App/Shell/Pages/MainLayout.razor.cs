using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Regie.Kernel;
using Regie.Ui;

namespace Regie.Shell.Pages;

/// <summary>The frame around every page: navigation, top bar, messages, and what opens over it.</summary>
public sealed partial class MainLayout
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400), BetweenCounts = TimeSpan.FromSeconds(30);

    private readonly CultureInfo culture = CultureInfo.CurrentUICulture;
    private FrameView? frame;
    private Here here = Here.Utc;
    private ErrorBoundary? boundary;
    private Overlay open;
    private OperationDescriptor? operation;
    private IDisposable? listening;
    private int? waiting;
    private long counted;
    private ITimer? soon;

    private enum Overlay { None, Commands, Add, Shortcuts, Navigation, Operation }

    /// <summary>Set while the server alone draws the page.</summary>
    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>A page without a circuit, because it sets cookies: what would need one becomes a link.</summary>
    private bool Still => Http is not null && !Http.AcceptsInteractiveRouting();

    private string Path => new Uri(Navigation.Uri).PathAndQuery;

    protected override async Task OnInitializedAsync()
    {
        here = new Here(Time, TimeZoneInfo.Utc);
        Navigation.LocationChanged += Moved;
        Where.Stale += AskSoon;
        Where.Changed += Draw;
        await Ask();
        if (RendererInfo.IsInteractive)
        {
            await Count();
            listening = Tail.Listen(Heard);
            open = Asked();
            Access.Changed += Regarded;
        }
    }

    private async Task Ask()
    {
        var asked = await Run.Now(new GetFrame());
        frame = asked.IsOk ? asked.Value : null;
        ReadPlace();
        if (frame is not null && here.Zone.Id != frame.TimeZone && TimeZoneInfo.TryFindSystemTimeZoneById(frame.TimeZone, out var zone)) here = new Here(Time, zone);
    }

    /// <summary>How much waits on Today: asked beside the frame, since it costs more, and not oftener than every half minute.</summary>
    private async Task Count()
    {
        if (frame is null || Time.GetElapsedTime(counted) < BetweenCounts && waiting is not null) return;
        counted = Time.GetTimestamp();
        var asked = await Run.Now(new Plan.GetToday());
        waiting = asked.IsOk ? asked.Value.Attention.Count : null;
    }

    /// <summary>Something of mine happened elsewhere: the counts and lists around the page follow, a moment later and all at once.</summary>
    private void Heard(LiveNote note)
    {
        if (frame?.Business(note.BusinessId) is not null && (note.Kind.Contains("project", StringComparison.Ordinal) || note.Kind.Contains("business", StringComparison.Ordinal) || note.ActorId != frame.PersonId)) AskSoon();
    }

    /// <summary>Somebody's access changed; if it is this person's, what the frame offers changes with it.</summary>
    private void Regarded(Guid person)
    {
        if (frame?.PersonId == person) AskSoon();
    }

    private void AskSoon()
    {
        // A timer knows nothing of the person's language: it is put on again.
        soon ??= Time.CreateTimer(_ => InvokeAsync(async () => { CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture; await Ask(); await Count(); StateHasChanged(); }), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        soon.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    private void Draw() => InvokeAsync(StateHasChanged);

    private void Moved(object? sender, LocationChangedEventArgs args)
    {
        open = Overlay.None;
        boundary?.Recover();
        ReadPlace();
        InvokeAsync(StateHasChanged);
    }

    /// <summary>The URL says where one is: /p/… a project, /b/… or ?business=… a business, anything else all of them.</summary>
    private void ReadPlace()
    {
        var address = new Uri(Navigation.Uri);
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var task = Array.IndexOf(parts, "t") is > 0 and var at && at + 1 < parts.Length && Guid.TryParse(parts[at + 1], out var opened) ? opened : (Guid?)null;
        Where.AtTask(task);
        var id = parts.Length > 1 && Guid.TryParse(parts[1], out var inPath) ? inPath : (Guid?)null;
        if (parts is ["p", ..] && id is { } project)
        {
            if (frame?.Projects.FirstOrDefault(one => one.Id == project) is { } known) Where.InProject(known.BusinessId, project);
            if (frame is not null && RendererInfo.IsInteractive) Recent.Visit(frame.PersonId, new RecentPlace(project, task));
            return;
        }

        Where.InBusiness(parts is ["b", ..] ? id : Guid.TryParse(System.Web.HttpUtility.ParseQueryString(address.Query)["business"], out var business) ? business : null);
    }

    /// <summary>?open=search and the like: from a page that has no circuit to open it itself.</summary>
    private Overlay Asked() => System.Web.HttpUtility.ParseQueryString(new Uri(Navigation.Uri).Query)["open"] switch
    {
        "search" => Overlay.Commands,
        "add" => Overlay.Add,
        "menu" => Overlay.Navigation,
        "keys" => Overlay.Shortcuts,
        _ => Overlay.None,
    };

    private void Close() => open = Overlay.None;

    private void Do(OperationDescriptor chosen) => (operation, open) = (chosen, Overlay.Operation);

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        Where.Stale -= AskSoon;
        Where.Changed -= Draw;
        listening?.Dispose();
        Access.Changed -= Regarded;
        soon?.Dispose();
    }
}
