using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Active projects against their newest baseline, and what explains those that are behind.</summary>
internal sealed class Slips(RegieDb db, Scope scope)
{
    public sealed record Slip(Guid BusinessId, decimal Days, AttentionItem Item);

    public async Task<List<Slip>> Find(Guid? businessId, CancellationToken cancel)
    {
        var projects = await (from project in db.Set<Project>()
                              join state in db.Set<PlanState>() on project.Id equals state.Id
                              where project.State == ProjectState.Active && !project.IsTemplate && (businessId == null || project.BusinessId == businessId)
                                  && db.Set<Baseline>().Any(row => row.ProjectId == project.Id)
                              select new { project.Id, project.BusinessId, project.Name, state.Finish }).Take(200).ToListAsync(cancel);
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
                DelaysProject = true,
                Causes = [.. view.Causes.Take(4)],
                Cost = 100 + Math.Min(view.FinishDays, 99),
            }));
        }

        return found;
    }
}
