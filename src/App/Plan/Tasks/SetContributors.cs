using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Says who takes part in a task beside its assignee: members or placeholders. Replaces the list.</summary>
[Needs(Permission.PlanWrite), Put("tasks/{TaskId}/contributors")]
[Example("""{"taskId":"{task}","personIds":["{person}"]}""")]
public sealed record SetContributors(Guid TaskId, [property: Required, MaxLength(50)] IReadOnlyList<Guid> PersonIds) : ICommand<TaskView>;

internal sealed class SetContributorsHandler(RegieDb db, Scope scope) : IHandler<SetContributors, TaskView>
{
    public async Task<Result<TaskView>> Handle(SetContributors command, CancellationToken cancel)
    {
        var task = await db.Task(command.TaskId, cancel);
        if (task is null)
        {
            return Problem.NotFound();
        }

        var wanted = new List<Party>();
        foreach (var id in command.PersonIds.Distinct())
        {
            if (await Parties.Find(db, scope, task.BusinessId, id, cancel) is not { } party)
            {
                return Problem.NotFound();
            }

            wanted.Add(party);
        }

        var held = await db.Set<TaskContributor>().Where(row => row.TaskId == task.Id).ToListAsync(cancel);
        db.RemoveRange(held.Where(row => !wanted.Exists(party => party.Id == row.PartyId)));
        var added = wanted.Where(party => !held.Exists(row => row.PartyId == party.Id)).ToList();
        foreach (var party in added)
        {
            db.Add(new TaskContributor { Id = scope.NewId(), BusinessId = task.BusinessId, TaskId = task.Id, PartyId = party.Id });
            await Parties.LetIn(db, scope, task.ProjectId, party, cancel);
            Notices.Assigned(db, scope, task, party);
        }

        if (added.Count > 0 || held.Count > wanted.Count - added.Count)
        {
            task.UpdatedAt = scope.Now;
            db.Raise(new TaskUpdated(task.BusinessId, task.Id, task.ProjectId, task.Title, ["contributors"]));
        }

        return await TaskLoading.Finish(db, scope, task, planTouched: false, cancel);
    }
}
