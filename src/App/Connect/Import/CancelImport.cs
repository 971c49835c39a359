using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Stops an import that waits or runs. It is one transaction, so nothing of it stays; it can be confirmed again. Once it is done, <see cref="UndoImport"/> takes it back.</summary>
[Needs(Permission.ProjectManage), Post("imports/{ImportId}/cancellation")]
[Example("""{"importId":"{import}"}""")]
public sealed record CancelImport(Guid ImportId) : ICommand<ImportView>;

/// <summary>Tells the running import to stop, before waiting for the writer's turn that it holds.</summary>
internal sealed class CancelImportPreparation(RegieDb db, ImportProgress progress) : IPreparation<CancelImport>
{
    public async Task<Result<object>> Prepare(CancelImport command, CancellationToken cancel)
    {
        var state = await db.Set<Plan.Import>().Where(row => row.Id == command.ImportId).Select(row => (ImportState?)row.State).SingleOrDefaultAsync(cancel);
        switch (state)
        {
            case null:
                return Problem.NotFound();
            case ImportState.Running:
                await progress.Stop(command.ImportId);
                break;
        }

        return command;
    }
}

internal sealed class CancelImportHandler(RegieDb db, Scope scope) : IHandler<CancelImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(CancelImport command, CancellationToken cancel)
    {
        var import = await db.Set<Plan.Import>().SingleOrDefaultAsync(row => row.Id == command.ImportId, cancel);
        switch (import?.State)
        {
            case null:
                return Problem.NotFound();
            case ImportState.Running:
                import.State = ImportState.Cancelled;
                import.Progress = 0;
                import.FinishedAt = scope.Now;
                break;
            case ImportState.Cancelled:
                break;
            case ImportState.Done:
                // Faster than the word to stop.
                return Problem.Conflict("connect.cancel.done");
            default:
                return Problem.Conflict("connect.cancel.not-running");
        }

        return ImportView.Of(import, scope.Culture);
    }
}
