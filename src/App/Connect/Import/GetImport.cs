using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Connect;

/// <summary>An import: its state and progress, the table of what was foreseen or done, where each field went.</summary>
[Needs(Permission.ProjectManage), Get("imports/{ImportId}")]
[Example("""{"importId":"{import}"}""")]
public sealed record GetImport(Guid ImportId) : IQuery<ImportView>;

internal sealed class GetImportHandler(RegieDb db, Scope scope, ImportProgress progress) : IHandler<GetImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(GetImport query, CancellationToken cancel)
    {
        var import = await db.Set<Plan.Import>().SingleOrDefaultAsync(row => row.Id == query.ImportId, cancel);
        return import is null ? Problem.NotFound() : ImportView.Of(import, scope.Culture, progress.Of(import.Id));
    }
}
