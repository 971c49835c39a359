using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Says why an import could not be carried out; nothing of it was written.</summary>
[Needs(Permission.ProjectManage), Post("imports/{ImportId}/failure"), Only(Door.Inside)]
[Example("""{"importId":"{import}","code":"connect.import.broken"}""")]
public sealed record FailImport(Guid ImportId, string Code) : ICommand<Nothing>;

internal sealed class FailImportHandler(RegieDb db, Scope scope) : IHandler<FailImport, Nothing>
{
    public async Task<Result<Nothing>> Handle(FailImport command, CancellationToken cancel)
    {
        if (await db.Set<Plan.Import>().SingleOrDefaultAsync(row => row.Id == command.ImportId, cancel) is not { } import)
        {
            return Problem.NotFound();
        }

        if (import.State == ImportState.Running)
        {
            import.State = ImportState.Failed;
            import.Problem = command.Code;
            import.FinishedAt = scope.Now;
        }

        return default(Nothing);
    }
}
