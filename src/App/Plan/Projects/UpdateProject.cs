using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Changes what is said of a project. Absent members stay, null clears.</summary>
[Needs(Permission.ProjectManage), Patch("projects/{ProjectId}")]
[Example("""{"projectId":"{project}","goal":"100 orders in the first week"}""")]
public sealed record UpdateProject(Guid ProjectId) : ICommand<ProjectView>
{
    [MaxLength(200)] public Optional<string> Name { get; init; }
    [MaxLength(2000)] public Optional<string> Goal { get; init; }
    [MaxLength(2000)] public Optional<string> ExpectedResult { get; init; }
    public Optional<Guid?> OwnerId { get; init; }
    public Optional<DateOnly?> StartDate { get; init; }
    public Optional<DateOnly?> TargetDate { get; init; }
    public Optional<MoneyAmount> Budget { get; init; }
    public Optional<ProjectState?> State { get; init; }
    [Range(1, 8)] public Optional<int?> Colour { get; init; }
    [MaxLength(60)] public Optional<string> TimeZone { get; init; }

    /// <summary>Shown to guests.</summary>
    public Optional<bool?> IsPublished { get; init; }

    /// <summary>Serves as the pattern of others.</summary>
    public Optional<bool?> IsTemplate { get; init; }
}

internal sealed class UpdateProjectHandler(RegieDb db, Scope scope) : IHandler<UpdateProject, ProjectView>
{
    public async Task<Result<ProjectView>> Handle(UpdateProject command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        if (command.Name.IsSet && string.IsNullOrWhiteSpace(command.Name.Value))
        {
            return Problem.Invalid("name", "required");
        }

        if (command.TimeZone is { IsSet: true, Value: var zone } && (zone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            return Problem.Invalid("timeZone", "not-a-time-zone");
        }

        if (command.StartDate.Or(project.StartDate) > command.TargetDate.Or(project.TargetDate))
        {
            return Problem.Invalid("targetDate", "before-start");
        }

        if (command.OwnerId is { IsSet: true, Value: { } asked })
        {
            if (await Parties.Find(db, scope, project.BusinessId, asked, cancel) is not { } owner)
            {
                return Problem.NotFound();
            }

            project.OwnerId = owner.Id;
            await Parties.LetIn(db, scope, project.Id, owner, cancel);
        }
        else if (command.OwnerId.IsSet)
        {
            project.OwnerId = null;
        }

        Change(project, command);
        var fields = db.ChangedMembers(project);
        if (fields.Count == 0)
        {
            return (await ProjectReading.One(db, scope, project.Id, cancel))!;
        }

        project.UpdatedAt = scope.Now;
        db.Raise(new ProjectUpdated(project.BusinessId, project.Id, project.Name, fields));
        await db.SaveChangesAsync(cancel);
        if (fields.Contains("startDate") || fields.Contains("timeZone"))
        {
            await Settling.Touched(db, scope, project.Id, cancel);
        }

        return (await ProjectReading.One(db, scope, project.Id, cancel))!;
    }

    private void Change(Project project, UpdateProject command)
    {
        project.Name = command.Name.Or(project.Name)!.Trim();
        project.Goal = command.Goal.Or(project.Goal);
        project.ExpectedResult = command.ExpectedResult.Or(project.ExpectedResult);
        project.StartDate = command.StartDate.Or(project.StartDate);
        project.TargetDate = command.TargetDate.Or(project.TargetDate);
        project.Colour = command.Colour.Or(null) ?? project.Colour;
        project.TimeZone = command.TimeZone.Or(project.TimeZone)!;
        project.IsTemplate = command.IsTemplate.Or(null) ?? project.IsTemplate;
        if (command.Budget.IsSet)
        {
            project.BudgetMinor = command.Budget.Value?.AmountMinor;
            project.BudgetCurrency = command.Budget.Value?.Currency.ToUpperInvariant();
        }

        if (command.IsPublished is { IsSet: true, Value: var published })
        {
            project.PublishedAt = published is true ? project.PublishedAt ?? scope.Now : null;
        }

        if (command.State is { IsSet: true, Value: { } state } && state != project.State)
        {
            project.State = state;
            project.ClosedAt = state is ProjectState.Done ? scope.Now : null;
        }
    }
}
