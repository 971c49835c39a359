using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The baselines of a project, newest first.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/baselines")]
[Example("""{"projectId":"{project}"}""")]
public sealed record ListBaselines(Guid ProjectId) : IQuery<Page<BaselineView>>
{
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

internal sealed class ListBaselinesHandler(RegieDb db) : IHandler<ListBaselines, Page<BaselineView>>
{
    public async Task<Result<Page<BaselineView>>> Handle(ListBaselines query, CancellationToken cancel)
    {
        if (!await db.Set<Project>().AnyAsync(row => row.Id == query.ProjectId, cancel))
        {
            return Problem.NotFound();
        }

        var found = await Baselines.Views(db, db.Set<Baseline>().Where(row => row.ProjectId == query.ProjectId)).ToListAsync(cancel);
        return Paging.Of([.. found.OrderByDescending(row => row.Number)], query.Cursor, query.Limit, baseline => baseline.Id.ToString());
    }
}

/// <summary>One baseline.</summary>
[Needs(Permission.PlanRead), Get("baselines/{BaselineId}")]
[Example("""{"baselineId":"{baseline}"}""")]
public sealed record GetBaseline(Guid BaselineId) : IQuery<BaselineView>;

internal sealed class GetBaselineHandler(RegieDb db) : IHandler<GetBaseline, BaselineView>
{
    public async Task<Result<BaselineView>> Handle(GetBaseline query, CancellationToken cancel) =>
        await Baselines.Views(db, db.Set<Baseline>().Where(row => row.Id == query.BaselineId)).SingleOrDefaultAsync(cancel) is { } found ? found : Problem.NotFound();
}

internal static class Baselines
{
    public static IQueryable<BaselineView> Views(RegieDb db, IQueryable<Baseline> baselines) => Views(db, db.Names, baselines);

    private static IQueryable<BaselineView> Views(RegieDb db, Names names, IQueryable<Baseline> baselines) =>
        from baseline in baselines
        join author in db.Users on baseline.AuthorId equals (Guid?)author.Id into authors
        from author in authors.DefaultIfEmpty()
        select new BaselineView(baseline.Id, baseline.ProjectId, baseline.Number, baseline.Name, baseline.Reason, author == null ? null : names.Of(baseline.BusinessId, author.Id, author.Name), baseline.At, baseline.IsImported,
            baseline.Start, baseline.Finish, db.Set<BaselineTask>().Count(row => row.BaselineId == baseline.Id));
}
