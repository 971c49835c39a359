using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Puts off something that needs one until a day; without a day it asks again at once. It also asks again as soon as its date changes.</summary>
[Needs(Permission.PlanRead), Put("projects/{ProjectId}/attention/{Kind}")]
[Example("""{"projectId":"{project}","kind":"slip","until":"2026-12-04"}""")]
public sealed record SnoozeAttention(Guid ProjectId, AttentionKind Kind) : ICommand<Nothing>
{
    /// <summary>The task it is about; left out where it is about the project.</summary>
    public Guid? TaskId { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>The date it turns on now.</summary>
    public DateOnly? Date { get; init; }
}

internal sealed class SnoozeAttentionHandler(RegieDb db, Scope scope) : IHandler<SnoozeAttention, Nothing>
{
    public async Task<Result<Nothing>> Handle(SnoozeAttention command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null || (command.TaskId is { } task && !await db.Set<TaskItem>().AnyAsync(row => row.Id == task && row.ProjectId == project.Id, cancel)))
        {
            return Problem.NotFound();
        }

        var subject = command.TaskId ?? project.Id;
        var held = await db.Set<AttentionSnooze>().SingleOrDefaultAsync(row => row.PersonId == scope.PersonId && row.SubjectId == subject && row.Kind == command.Kind, cancel);
        if (command.Until is not { } until)
        {
            if (held is not null)
            {
                db.Remove(held);
            }

            return default(Nothing);
        }

        if (held is null)
        {
            held = new AttentionSnooze { Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, PersonId = scope.PersonId, SubjectId = subject, Kind = command.Kind };
            db.Add(held);
        }

        (held.Until, held.Date) = (until, command.Date);
        return default(Nothing);
    }
}
