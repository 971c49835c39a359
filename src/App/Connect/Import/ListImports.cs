using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>The newest imports of a business that were confirmed.</summary>
[Needs(Permission.ProjectManage), Get("imports")]
[Example("""{"businessId":"{business}"}""")]
public sealed record ListImports(Guid BusinessId) : IQuery<Page<ImportLine>>
{
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

/// <summary>An import in a list.</summary>
public sealed record ImportLine(Guid Id, Guid? ProjectId, string Source, string FileName, ImportState State, DateTimeOffset At);

internal sealed class ListImportsHandler(RegieDb db) : IHandler<ListImports, Page<ImportLine>>
{
    public async Task<Result<Page<ImportLine>>> Handle(ListImports query, CancellationToken cancel) => Paging.Of(
        await db.Set<Plan.Import>().Where(row => row.BusinessId == query.BusinessId && row.State != ImportState.Previewed).OrderByDescending(row => row.At).ThenBy(row => row.Id)
            .Select(row => new ImportLine(row.Id, row.ProjectId, row.Source, row.FileName, row.State, row.At)).ToListAsync(cancel),
        query.Cursor, query.Limit ?? 50, import => import.Id.ToString());
}
