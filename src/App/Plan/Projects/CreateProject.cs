using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Creates a project, empty or from a template, with statuses in the language of the business.</summary>
[Needs(Permission.ProjectManage), Post("projects"), Creates("projects/{id}"), Daily]
[Example("""{"businessId":"{business}","name":"Spring launch"}""")]
public sealed record CreateProject(Guid BusinessId, [property: Required, MaxLength(200)] string Name) : ICommand<ProjectView>
{
    [MaxLength(2000)] public string? Goal { get; init; }
    [MaxLength(2000)] public string? ExpectedResult { get; init; }

    /// <summary>A member or a placeholder; by default whoever creates it.</summary>
    public Guid? OwnerId { get; init; }

    public DateOnly? StartDate { get; init; }
    public DateOnly? TargetDate { get; init; }
    public MoneyAmount? Budget { get; init; }

    /// <summary>1 to 8.</summary>
    [Range(1, 8)] public int? Colour { get; init; }

    [MaxLength(60)] public string? TimeZone { get; init; }
    public ProjectTemplate Template { get; init; }
}

internal sealed class CreateProjectHandler(RegieDb db, Scope scope) : IHandler<CreateProject, ProjectView>
{
    public async Task<Result<ProjectView>> Handle(CreateProject command, CancellationToken cancel)
    {
        var business = await db.Businesses.SingleOrDefaultAsync(row => row.Id == command.BusinessId, cancel);
        if (business is null)
        {
            return Problem.NotFound();
        }

        if (command.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            return Problem.Invalid("timeZone", "not-a-time-zone");
        }

        if (command.StartDate > command.TargetDate)
        {
            return Problem.Invalid("targetDate", "before-start");
        }

        var owner = command.OwnerId is { } asked ? await Parties.Find(db, scope, business.Id, asked, cancel) : await Parties.Me(db, scope, business.Id, cancel);
        if (command.OwnerId is not null && owner is null)
        {
            return Problem.NotFound();
        }

        var project = new Project
        {
            Id = scope.NewId(),
            BusinessId = business.Id,
            Name = command.Name.Trim(),
            Goal = command.Goal,
            ExpectedResult = command.ExpectedResult,
            OwnerId = owner?.Id,
            StartDate = command.StartDate,
            TargetDate = command.TargetDate,
            BudgetMinor = command.Budget?.AmountMinor,
            BudgetCurrency = command.Budget?.Currency.ToUpperInvariant(),
            Colour = command.Colour ?? await db.Set<Project>().CountAsync(row => row.BusinessId == business.Id, cancel) % 8 + 1,
            TimeZone = command.TimeZone ?? business.TimeZone,
            CreatedAt = scope.Now,
            CreatedBy = scope.Caller.PersonId,
            UpdatedAt = scope.Now,
        };
        db.Add(project);
        var state = new PlanState { Id = project.Id, BusinessId = business.Id, ProjectId = project.Id };
        db.Add(state);
        if (scope.Caller.PersonId is { } maker)
        {
            db.Add(new ProjectMember { Id = scope.NewId(), BusinessId = business.Id, ProjectId = project.Id, PersonId = maker, Role = ProjectRole.Lead, At = scope.Now });
        }

        if (owner is not null)
        {
            await Parties.LetIn(db, scope, project.Id, owner, cancel);
        }

        new TemplateContent(db, scope, project, state, business.Language).Fill(command.Template);
        db.Raise(new ProjectCreated(project.BusinessId, project.Id, project.Name));
        await db.SaveChangesAsync(cancel);
        await Settling.Settle(db, scope, project.Id, cancel);
        return (await ProjectReading.One(db, scope, project.Id, cancel))!;
    }
}
