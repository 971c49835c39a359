using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The projects in the trash, the last thrown away first.</summary>
[Needs(Permission.ProjectManage), Get("trash/projects")]
[Example("""{"businessId":"{business}"}""")]
public sealed record ListDeletedProjects : IQuery<Page<DeletedProject>>
{
    public Guid? BusinessId { get; init; }

    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

/// <param name="KeptUntil">It can be taken back until then; soon after, it is removed for good.</param>
public sealed record DeletedProject(Guid Id, Guid BusinessId, string Name, DateTimeOffset DeletedAt, int Tasks, DateTimeOffset KeptUntil);

internal sealed class ListDeletedProjectsHandler(RegieDb db) : IHandler<ListDeletedProjects, Page<DeletedProject>>
{
    public async Task<Result<Page<DeletedProject>>> Handle(ListDeletedProjects query, CancellationToken cancel)
    {
        if (query.BusinessId is { } asked && !await db.Businesses.AnyAsync(row => row.Id == asked, cancel))
        {
            return Problem.NotFound();
        }

        var tasks = db.WithTrash<TaskItem>();
        var found = await db.WithTrash<Project>().Where(row => row.DeletedAt != null && (query.BusinessId == null || row.BusinessId == query.BusinessId)).OrderByDescending(row => row.DeletedAt).ThenBy(row => row.Id)
            .Select(row => new DeletedProject(row.Id, row.BusinessId, row.Name, row.DeletedAt!.Value, tasks.Count(task => task.ProjectId == row.Id), default)).ToListAsync(cancel);
        return Paging.Of([.. found.Select(project => project with { KeptUntil = project.DeletedAt + EmptyTrash.Kept })], query.Cursor, query.Limit, project => project.Id.ToString());
    }
}
