using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>
/// Brings a read board into a business: finds what an earlier import made of it, makes what is new, and takes over what changed in the source
/// without touching what people changed here. The preview is the same walk without writing.
/// </summary>
/// <remarks>Runs inside the transaction of one command: all of it or nothing. Nothing here raises an event per row.</remarks>
internal sealed partial class Bringing
{
    private readonly RegieDb db;
    private readonly Scope scope;
    private SourceBoard board;
    private readonly ImportMapping mapping;
    private readonly Business business;
    private readonly Guid importId;
    private readonly bool write;
    private readonly bool overrule;
    private readonly Action<int> progress;
    private readonly Dictionary<string, Guid> parties = [];
    private readonly Dictionary<string, Guid> sections = [];
    private readonly Dictionary<string, Guid> labels = [];
    private readonly Dictionary<string, Guid> tasks = [];
    private readonly Dictionary<string, Guid> calendars = [];
    private readonly Dictionary<Guid, Guid> memberOf = [];
    private readonly List<ImportWarning> further = [];
    private HashSet<Guid>? alive;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private Guid projectId;
    private bool isUpdate;

    public Bringing(RegieDb db, Scope scope, SourceBoard board, ImportMapping mapping, Business business, Guid importId, bool write, Action<int>? progress = null, bool overrule = false)
    {
        (this.db, this.scope, this.board, this.mapping, this.business, this.importId, this.write) = (db, scope, board, mapping, business, importId, write);
        this.overrule = overrule;
        this.progress = progress ?? (_ => { });
        Meaning = board.Lists.Count == 0 ? ListMeaning.Phases : mapping.Lists ?? StepKinds.Meaning(board);
    }

    public Tally Tally { get; } = new();

    public ListMeaning Meaning { get; }

    /// <summary>Source and thing, such as <c>trello:5f1c…</c>: what a later file of the same board is known by.</summary>
    public string Connection { get; private set; } = "";

    public Guid ProjectId => projectId;

    /// <summary>There was no project for this board yet.</summary>
    public bool MakesProject => !isUpdate;

    /// <summary>Tasks that were there and that it changed.</summary>
    public List<Guid> UpdatedTaskIds { get; } = [];

    /// <summary>What this walk found beside what the reader told.</summary>
    public IReadOnlyList<ImportWarning> Further => further;

    public async Task Run(CancellationToken cancel)
    {
        await Connect(cancel);
        await Project(cancel);
        await People(cancel);
        await Calendars(cancel);
        await Steps(cancel);
        await Labels(cancel);
        await Fields(cancel);
        progress(10);
        await Tasks(cancel);
        TellClaims();
        progress(40);
        await Checklists(cancel);
        await Attachments(cancel);
        await Dependencies(cancel);
        progress(50);
        await Comments(cancel);
        progress(75);
        if (write)
        {
            await History(cancel);
            progress(90);
        }

        await Baselines(cancel);
        if (write)
        {
            await Finish(cancel);
        }

        progress(99);
    }

    private async Task Project(CancellationToken cancel)
    {
        zone = TimeZoneInfo.TryFindSystemTimeZoneById(business.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        if (isUpdate)
        {
            var name = await db.Set<Project>().Where(row => row.Id == projectId).Select(row => row.TimeZone).SingleAsync(cancel);
            zone = TimeZoneInfo.TryFindSystemTimeZoneById(name, out var own) ? own : zone;
        }

        var colour = isUpdate ? 1 : await db.Set<Project>().CountAsync(row => row.BusinessId == business.Id, cancel) % 8 + 1;
        await Merge("project", ImportKinds.Project, [board.Project], project => project.ExternalId, (source, _) => new Project
        {
            Id = projectId,
            BusinessId = business.Id,
            Name = Cut(mapping.ProjectName ?? source.Name, 200) ?? "…",
            Goal = Cut(source.Description, 2000),
            StartDate = source.Start?.DayIn(zone),
            TargetDate = source.Due is { } due && (source.Start is null || due.DayIn(zone) >= source.Start.Value.DayIn(zone)) ? due.DayIn(zone) : null,
            State = source.Archived ? ProjectState.Archived : ProjectState.Active,
            Colour = colour,
            TimeZone = zone.Id,
            CreatedAt = source.CreatedAt ?? scope.Now,
            CreatedBy = scope.Caller.PersonId,
            UpdatedAt = source.UpdatedAt ?? scope.Now,
        }, new() { Id = _ => projectId, Url = source => source.Url, Known = _ => isUpdate && IsTable ? projectId : null }, cancel);
        if (!write || isUpdate)
        {
            return;
        }

        await db.Insert([new PlanState { Id = projectId, BusinessId = business.Id, ProjectId = projectId }], cancel);
        if (scope.Caller.PersonId is { } me)
        {
            await db.Insert([new ProjectMember { Id = scope.NewId(), BusinessId = business.Id, ProjectId = projectId, PersonId = me, Role = ProjectRole.Lead, At = scope.Now }], cancel);
        }
    }

    // The new numbers and ranks stand behind all others; the plan is to be computed anew.
    private async Task Finish(CancellationToken cancel)
    {
        rank = Math.Max(rank, await db.Set<TaskItem>().Where(row => row.ProjectId == projectId).MaxAsync(row => (double?)row.Rank, cancel) ?? 0);
        await db.Set<PlanState>().Where(row => row.Id == projectId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LastNumber, number).SetProperty(row => row.LastRank, rank).SetProperty(row => row.PlanVersion, row => row.PlanVersion + 1), cancel);
    }

    internal static string Name(SourceKind source) => source switch
    {
        SourceKind.Trello => "trello",
        SourceKind.Asana => "asana",
        SourceKind.Monday => "monday",
        SourceKind.MsProject => "msproject",
        _ => "table",
    };

    /// <summary>A text within a limit; what is too long ends in an ellipsis and is never cut through a character.</summary>
    internal static string? Cut(string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text.Trim();
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
    }
}
