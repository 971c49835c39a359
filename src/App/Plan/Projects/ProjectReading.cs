using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>From rows to what the outside sees of projects.</summary>
internal static class ProjectReading
{
    public static IQueryable<ProjectSummary> Summaries(RegieDb db, Names names, IQueryable<Project> projects, DateOnly today) =>
        from project in projects
        join state in db.Set<PlanState>() on project.Id equals state.Id
        join owner in db.Set<Party>() on project.OwnerId equals (Guid?)owner.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new ProjectSummary
        {
            Id = project.Id,
            BusinessId = project.BusinessId,
            Name = project.Name,
            Goal = project.Goal,
            ExpectedResult = project.ExpectedResult,
            Owner = owner == null ? null : new PersonRef(owner.PersonId ?? owner.Id, names.Of(owner.BusinessId, owner.PersonId, owner.Name), owner.PersonId == null),
            StartDate = project.StartDate,
            TargetDate = project.TargetDate,
            State = project.State,
            Colour = project.Colour,
            IsTemplate = project.IsTemplate,
            IsPublished = project.PublishedAt != null,
            IsFavourite = db.Set<Favourite>().Any(favourite => favourite.ProjectId == project.Id && favourite.PersonId == db.Me),
            TimeZone = project.TimeZone,
            Start = state.Start,
            Finish = state.Finish,
            ScheduleProblem = state.Problem,
            IsScheduleStale = state.ScheduledVersion < state.PlanVersion,
            OpenTasks = db.Set<TaskItem>().Count(task => task.ProjectId == project.Id && task.ClosedAt == null && task.ArchivedAt == null),
            LateTasks = db.Set<TaskItem>().Count(task => task.ProjectId == project.Id && task.ClosedAt == null && task.ArchivedAt == null && task.DueDate < today),
            DoneTasks = db.Set<TaskItem>().Count(task => task.ProjectId == project.Id && task.ClosedAt != null && task.ArchivedAt == null),
            CreatedAt = project.CreatedAt,
            UpdatedAt = project.UpdatedAt,
            Version = project.Version,
        };

    public static async Task<ProjectView?> One(RegieDb db, Scope scope, Guid id, CancellationToken cancel)
    {
        var names = db.Names;
        var projects = db.Set<Project>().Where(project => project.Id == id);
        var found = await Summaries(db, names, projects, scope.Today).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        var more = await projects.Select(project => new { project.BudgetMinor, project.BudgetCurrency, project.CalendarId }).SingleAsync(cancel);
        var fields = await db.Set<CustomField>().Where(field => field.ProjectId == id && field.ArchivedAt == null).OrderBy(field => field.Rank)
            .Select(field => new { field.Id, field.Name, field.Type, field.Options, field.Currency }).ToListAsync(cancel);
        var seesMoney = scope.Can(Permission.ProjectManage, found.BusinessId);
        return new ProjectView
        {
            Id = found.Id,
            BusinessId = found.BusinessId,
            Name = found.Name,
            Goal = found.Goal,
            ExpectedResult = found.ExpectedResult,
            Owner = found.Owner,
            StartDate = found.StartDate,
            TargetDate = found.TargetDate,
            State = found.State,
            Colour = found.Colour,
            IsTemplate = found.IsTemplate,
            IsPublished = found.IsPublished,
            IsFavourite = found.IsFavourite,
            TimeZone = found.TimeZone,
            Start = found.Start,
            Finish = found.Finish,
            ScheduleProblem = found.ScheduleProblem,
            IsScheduleStale = found.IsScheduleStale,
            OpenTasks = found.OpenTasks,
            LateTasks = found.LateTasks,
            DoneTasks = found.DoneTasks,
            CreatedAt = found.CreatedAt,
            UpdatedAt = found.UpdatedAt,
            Version = found.Version,
            Budget = seesMoney && more.BudgetMinor is { } amount ? new MoneyAmount(amount, more.BudgetCurrency!) : null,
            CalendarId = more.CalendarId,
            Statuses = await db.Set<Status>().Where(row => row.ProjectId == id && row.ArchivedAt == null).OrderBy(row => row.Rank).ThenBy(row => row.Id)
                .Select(row => new StatusView(row.Id, row.Name, row.Kind, row.WipLimit)).ToListAsync(cancel),
            Sections = await db.Set<Section>().Where(row => row.ProjectId == id && row.ArchivedAt == null).OrderBy(row => row.Rank).ThenBy(row => row.Id)
                .Select(row => new SectionView(row.Id, row.Name, row.Colour)).ToListAsync(cancel),
            Labels = await db.Set<Label>().Where(row => row.ProjectId == id).OrderBy(row => row.Name)
                .Select(row => new LabelView(row.Id, row.Name, row.Colour)).ToListAsync(cancel),
            Fields = [.. fields.Select(field => new CustomFieldView(field.Id, field.Name, field.Type, JsonSerializer.Deserialize<List<FieldOption>>(field.Options, Json.Options)!, field.Currency))],
            Members = await (from member in db.Set<ProjectMember>()
                             join person in db.Users on member.PersonId equals person.Id
                             where member.ProjectId == id
                             orderby person.Name
                             select new ProjectMemberView(person.Id, names.Of(member.BusinessId, person.Id, person.Name), member.Role)).ToListAsync(cancel),
        };
    }
}
