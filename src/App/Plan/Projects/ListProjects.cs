using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The projects one may see, of one business or of all.</summary>
[Needs(Permission.PlanRead), Get("projects"), Daily]
[Example("""{"businessId":"{business}"}""")]
public sealed record ListProjects : IQuery<Page<ProjectSummary>>
{
    public Guid? BusinessId { get; init; }
    public ProjectState? State { get; init; }

    /// <summary>Templates instead of projects.</summary>
    public bool Templates { get; init; }

    [MaxLength(200)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

internal sealed class ListProjectsHandler(RegieDb db, Scope scope) : IHandler<ListProjects, Page<ProjectSummary>>
{
    public async Task<Result<Page<ProjectSummary>>> Handle(ListProjects query, CancellationToken cancel)
    {
        if (query.BusinessId is { } asked && !await db.Businesses.AnyAsync(row => row.Id == asked, cancel))
        {
            return Problem.NotFound();
        }

        if (!Cursor.TryRead(query.Cursor, 2, out var after))
        {
            return Problem.Invalid("cursor", "not-a-cursor");
        }

        var projects = db.Set<Project>().Where(row => row.IsTemplate == query.Templates);
        projects = query.BusinessId is { } business ? projects.Where(row => row.BusinessId == business) : projects;
        projects = query.State is { } state ? projects.Where(row => row.State == state) : projects.Where(row => row.State != ProjectState.Archived);
        if (after is not null)
        {
            var (name, id) = (after[0], after[1]);
            if (!Guid.TryParse(id, out var last))
            {
                return Problem.Invalid("cursor", "not-a-cursor");
            }

            projects = projects.Where(row => row.Name.CompareTo(name) > 0 || (row.Name == name && row.Id.CompareTo(last) > 0));
        }

        var limit = query.Limit ?? 50;
        var found = await ProjectReading.Summaries(db, db.Names, projects.OrderBy(row => row.Name).ThenBy(row => row.Id).Take(limit + 1), scope.Today)
            .OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancel);
        return Cursor.Page(found, limit, last => [last.Name, last.Id.ToString()]);
    }
}
