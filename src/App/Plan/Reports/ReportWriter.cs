using System.Globalization;
using System.Resources;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Scheduling;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>Writes a report from the plan as it stands: figures, then sentences in the reader's language. It names the task and the fact, never a culprit.</summary>
internal sealed class ReportWriter(RegieDb db, Scope scope, Inside inside)
{
    private const int Most = 12;
    private static readonly ResourceManager Texts = new(typeof(Text));

    /// <summary>A task as the report needs it.</summary>
    private sealed record Row(Guid Id, string Title, bool IsMilestone, int? Estimate, int? Duration, int Progress, DateTimeOffset? ClosedAt, DateOnly? Due, string? WaitingFor, DateTimeOffset? WaitingSince,
        string? Assignee, DateTime? Start, DateTime? Finish, bool IsCritical, Guid? ParentId);

    public async Task<Result<StatusReportView>> Write(Guid projectId, string? language, DateOnly? from, DateOnly? to, CancellationToken cancel)
    {
        var project = await db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == projectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        var business = await db.Businesses.AsNoTracking().SingleAsync(row => row.Id == project.BusinessId, cancel);
        var tongue = language ?? business.Language;
        // The reader's language, for this flow of calls alone: it falls back when this method returns.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(tongue == "fr" ? "fr-FR" : "en-GB");
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(project.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var now = TimeZoneInfo.ConvertTime(scope.Now, zone);
        var until = to ?? DateOnly.FromDateTime(now.DateTime);
        var since = from ?? until.AddDays(-6);
        if (since > until)
        {
            return Problem.Invalid("to", "before-start");
        }

        var rows = await Rows(projectId, cancel);
        var milestone = rows.Where(row => row is { IsMilestone: true, Finish: not null }).OrderBy(row => row.Finish).LastOrDefault();
        var deviation = await inside.Run(new GetDeviation(projectId) { MilestoneId = milestone?.Id }, cancel);
        if (!deviation.IsOk)
        {
            return deviation.Problem;
        }

        var frozen = await Frozen(deviation.Value, cancel);
        var figures = await Figures(project, rows, milestone, deviation.Value, frozen, now.DateTime, since, until, cancel);
        return new StatusReportView
        {
            BusinessId = business.Id,
            BusinessName = business.Name,
            BusinessColour = business.Colour,
            ProjectId = project.Id,
            ProjectName = project.Name,
            Title = Title(project, figures, until),
            Language = tongue,
            From = since,
            To = until,
            Figures = figures,
            Sentences = Sentences(rows, HasPassed(figures, until), deviation.Value, frozen, since, until, zone),
            ShowNames = true,
            Author = scope.Person?.Name ?? "",
            At = scope.Now,
            TimeZone = project.TimeZone,
        };
    }

    private async Task<List<Row>> Rows(Guid projectId, CancellationToken cancel) => await (
        from task in db.Set<TaskItem>().AsNoTracking()
        where task.ProjectId == projectId && task.ArchivedAt == null
        join schedule in db.Set<TaskSchedule>() on task.Id equals schedule.Id into schedules
        from computed in schedules.DefaultIfEmpty()
        join party in db.Set<Party>() on task.AssigneeId equals (Guid?)party.Id into parties
        from assignee in parties.DefaultIfEmpty()
        select new Row(task.Id, task.Title, task.IsMilestone, task.EstimateMinutes, computed == null ? null : computed.DurationMinutes, task.Progress, task.ClosedAt, task.DueDate, task.WaitingFor, task.WaitingSince,
            assignee == null ? null : assignee.Name, computed == null ? null : computed.Start, computed == null ? null : computed.Finish, computed != null && computed.IsCritical, task.ParentId)).ToListAsync(cancel);

    private async Task<Dictionary<Guid, BaselineTask>> Frozen(DeviationView deviation, CancellationToken cancel) => deviation.Baseline is not { } baseline
        ? []
        : await db.Set<BaselineTask>().AsNoTracking().Where(row => row.BaselineId == baseline.Id).ToDictionaryAsync(row => row.TaskId, cancel);

    private async Task<ReportFigures> Figures(Project project, List<Row> rows, Row? milestone, DeviationView deviation, Dictionary<Guid, BaselineTask> frozen, DateTime now, DateOnly since, DateOnly until, CancellationToken cancel)
    {
        var parents = rows.Where(row => row.ParentId is not null).Select(row => row.ParentId!.Value).ToHashSet();
        var work = rows.Where(row => !row.IsMilestone && !parents.Contains(row.Id)).Select(row => new DoneShare.Work(
            row.Estimate ?? row.Duration ?? 0, row.ClosedAt is not null ? 1 : row.Progress / 100m,
            frozen.GetValueOrDefault(row.Id)?.Start, frozen.GetValueOrDefault(row.Id)?.Finish)).ToList();
        var finish = deviation.Finish ?? milestone?.Finish ?? rows.Max(row => row.Finish);
        return new ReportFigures
        {
            FinishName = milestone?.Title ?? project.Name,
            Finish = finish is { } end ? DateOnly.FromDateTime(end) : null,
            BaselineFinish = deviation.BaselineFinish is { } agreed ? DateOnly.FromDateTime(agreed) : null,
            DeviationDays = deviation.Baseline is null || deviation.Problem is not null ? null : deviation.FinishDays,
            Done = DoneShare.Done(work),
            Planned = DoneShare.Planned(work, now),
            HoursLoggedMinutes = await (from entry in db.Set<TimeEntry>()
                                        join task in db.Set<TaskItem>() on entry.TaskId equals task.Id
                                        where task.ProjectId == project.Id && entry.Day >= since && entry.Day <= until
                                        select entry.Minutes).SumAsync(cancel),
            OpenTasks = rows.Count(row => row.ClosedAt is null && !parents.Contains(row.Id)),
            LateTasks = rows.Count(row => row.ClosedAt is null && row.Due < until),
        };
    }

    /// <summary>Dates that stay where a source had them may all be behind us while work is open: then "as agreed" would be true and help nobody.</summary>
    private static bool HasPassed(ReportFigures figures, DateOnly until) => figures.Finish < until && figures.OpenTasks > 0;

    private static string Title(Project project, ReportFigures figures, DateOnly until) => figures switch
    {
        _ when HasPassed(figures, until) => Say("report.title.passed", project.Name, figures.FinishName, Regie.Ui.Say.Day(figures.Finish!.Value)),
        { Finish: null } => Say("report.title.no-dates", project.Name),
        { DeviationDays: null } => Say("report.title.no-baseline", project.Name, figures.FinishName, Regie.Ui.Say.Day(figures.Finish.Value)),
        { DeviationDays: 0 } => Say("report.title.on-plan", project.Name, figures.FinishName, Regie.Ui.Say.Day(figures.Finish.Value)),
        { DeviationDays: > 0 } => Say("report.title.late", project.Name, figures.FinishName, Regie.Ui.Say.Day(figures.Finish.Value), Days(figures.DeviationDays.Value)),
        _ => Say("report.title.early", project.Name, figures.FinishName, Regie.Ui.Say.Day(figures.Finish.Value), Days(-figures.DeviationDays.Value)),
    };

    private static List<ReportSentence> Sentences(List<Row> rows, bool hasPassed, DeviationView deviation, Dictionary<Guid, BaselineTask> frozen, DateOnly since, DateOnly until, TimeZoneInfo zone)
    {
        DateOnly Local(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

        var written = new List<ReportSentence>();
        void Add(ReportPart part, string text, string? person = null, decimal? days = null) =>
            written.Add(new ReportSentence($"s{written.Count + 1}", part, text, FirstName(person), days));

        var closed = rows.Where(row => row.ClosedAt is { } at && Local(at) >= since && Local(at) <= until).OrderBy(row => row.ClosedAt).ToList();
        var parents = rows.Where(row => row.ParentId is not null).Select(row => row.ParentId!.Value).ToHashSet();
        var next = rows.Where(row => row is { ClosedAt: null, Finish: not null } && !parents.Contains(row.Id) && DateOnly.FromDateTime(row.Finish.Value) > since
            && DateOnly.FromDateTime(row.Finish.Value) <= until.AddDays(10)).OrderBy(row => row.Finish).ToList();
        var waiting = rows.Where(row => row is { ClosedAt: null, WaitingFor: not null }).OrderByDescending(row => row.IsCritical).ThenBy(row => row.WaitingSince).ToList();

        Lead(closed.Count, waiting, hasPassed, deviation, Add);
        foreach (var task in closed.Take(Most))
        {
            Add(ReportPart.Done, task.Title, task.Assignee);
        }

        foreach (var (cause, days) in CauseWords.Said(deviation.FinishDays, deviation.Causes))
        {
            Add(ReportPart.Moved, Because(cause, rows.Find(row => row.Id == cause.TaskId), frozen, Local), days: days);
        }

        foreach (var task in next.Take(Most))
        {
            Add(ReportPart.Next, Say("report.next", task.Title, Regie.Ui.Say.Day(DateOnly.FromDateTime(task.Finish!.Value))), task.Assignee);
        }

        foreach (var task in waiting.Take(Most))
        {
            Add(ReportPart.Decision, task.WaitingSince is { } at
                ? Say("report.decision.since", task.Title, task.WaitingFor!, Regie.Ui.Say.Day(Local(at)))
                : Say("report.decision", task.Title, task.WaitingFor!));
        }

        return written;
    }

    private static void Lead(int closed, List<Row> waiting, bool hasPassed, DeviationView deviation, Action<ReportPart, string, string?, decimal?> add)
    {
        if (waiting.Find(row => row.IsCritical) is { } held)
        {
            add(ReportPart.Lead, Say("report.lead.held", held.Title, held.WaitingFor!), null, null);
        }
        else if (hasPassed)
        {
            add(ReportPart.Lead, Say("report.lead.passed"), null, null);
        }
        else if (deviation.Baseline is not null && deviation.FinishDays <= 0)
        {
            add(ReportPart.Lead, Say("report.lead.on-plan"), null, null);
        }

        add(ReportPart.Lead, Count("report.lead.closed", closed), null, null);
    }

    private static string Because(DeviationReason cause, Row? task, Dictionary<Guid, BaselineTask> frozen, Func<DateTimeOffset, DateOnly> local) => cause.Kind switch
    {
        DeviationCauseKind.DurationChanged when task is { WaitingFor: { } what, WaitingSince: { } at, ClosedAt: null } => Say("report.moved.waits", cause.Title!, what, Regie.Ui.Say.Day(local(at))),
        DeviationCauseKind.DurationChanged when task is { Duration: { } minutes } && frozen.GetValueOrDefault(task.Id)?.DurationMinutes is { } was =>
            Say("report.moved.duration", cause.Title!, Days(minutes / 480m), Days(was / 480m)),
        DeviationCauseKind.LinkAdded => Say("report.moved.LinkAdded", cause.Title!, cause.Predecessor ?? ""),
        DeviationCauseKind.ProjectStartMoved => Say("report.moved.ProjectStartMoved"),
        _ => Say($"report.moved.{cause.Kind}", cause.Title ?? ""),
    };

    private static string? FirstName(string? name) => name?.Split(' ')[0];

    private static string Days(decimal days) => Count("days", Math.Max(0.5m, Math.Round(days * 2, MidpointRounding.AwayFromZero) / 2));

    /// <summary>French counts as one what is below two; English only one itself.</summary>
    private static string Count(string key, decimal n) =>
        Say(key + ((Regie.Ui.Say.French ? Math.Abs(n) < 2 : Math.Abs(n) == 1) ? ".one" : ".many"), Regie.Ui.Say.Number(n, n == Math.Truncate(n) ? 0 : 1));

    private static string Say(string key, params object[] arguments) => string.Format(CultureInfo.CurrentCulture,
        Texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"There is no text “{key}”."), arguments);
}
