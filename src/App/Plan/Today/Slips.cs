using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Active projects against their newest baseline, and what explains those that are behind.</summary>
internal sealed class Slips(RegieDb db, Scope scope)
{
    public sealed record Slip(Guid BusinessId, decimal Days, AttentionItem Item);

    public async Task<List<Slip>> Find(Guid? businessId, CancellationToken cancel)
    {
        var today = scope.Today;
        var open = db.Set<TaskItem>().Where(task => task.ClosedAt == null && task.ArchivedAt == null);
        var projects = await (from project in db.Set<Project>()
                              join state in db.Set<PlanState>() on project.Id equals state.Id
                              where project.State == ProjectState.Active && !project.IsTemplate && (businessId == null || project.BusinessId == businessId)
                                  && db.Set<Baseline>().Any(row => row.ProjectId == project.Id) && open.Any(task => task.ProjectId == project.Id)
                              select new
                              {
                                  project.Id,
                                  project.BusinessId,
                                  project.Name,
                                  Milestone = open.Where(task => task.ProjectId == project.Id && task.IsMilestone && db.Set<TaskSchedule>().Any(row => row.Id == task.Id && row.Finish == state.Finish)).Select(task => task.Title).FirstOrDefault(),
                                  IsHeld = open.Any(task => task.ProjectId == project.Id && (task.WaitingFor != null || task.DueDate < today) && db.Set<TaskSchedule>().Any(row => row.Id == task.Id && row.IsCritical && !row.IsSummary)),
                              }).Take(200).ToListAsync(cancel);
        var found = new List<Slip>();
        foreach (var project in projects)
        {
            var deviation = await new GetDeviationHandler(db, scope).Handle(new GetDeviation(project.Id), cancel);
            if (!deviation.IsOk || deviation.Value is not { Finish: { } finish, BaselineFinish: { } was } view)
            {
                continue;
            }

            found.Add(new Slip(project.BusinessId, view.FinishDays, new AttentionItem
            {
                Kind = AttentionKind.Slip,
                BusinessId = project.BusinessId,
                ProjectId = project.Id,
                ProjectName = project.Name,
                Title = project.Name,
                Date = DateOnly.FromDateTime(finish),
                BaselineDate = DateOnly.FromDateTime(was),
                Days = view.FinishDays,
                Milestone = project.Milestone,
                DelaysProject = project.IsHeld,
                Causes = view.Causes,
                Cost = (project.IsHeld ? 100 : 91) + (Math.Min(view.FinishDays, 99) / 100),
            }));
        }

        return found;
    }
}
