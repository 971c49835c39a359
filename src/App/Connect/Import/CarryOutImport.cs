using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Does what was confirmed: reads the file before the writer's turn, then writes everything in one transaction.</summary>
[Needs(Permission.ProjectManage), Post("imports/{ImportId}/run"), Only(Door.Inside)]
[Example("""{"importId":"{import}"}""")]
public sealed record CarryOutImport(Guid ImportId) : ICommand<ImportView>;

internal sealed class CarryOutImportPreparation(RegieDb db, Scope scope, BlobStore blobs, ImportProgress progress) : IPreparation<CarryOutImport>
{
    public async Task<Result<object>> Prepare(CarryOutImport command, CancellationToken cancel)
    {
        var import = await db.Set<Plan.Import>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.ImportId, cancel);
        if (import is null)
        {
            return Problem.NotFound();
        }

        if (import.State != ImportState.Running)
        {
            return Problem.Conflict("connect.import.started");
        }

        if (!blobs.Exists(import.FileHash))
        {
            return Problem.Refused("connect.import.file-gone");
        }

        progress.Report(import.Id, 1);
        var size = await db.Files.Where(row => row.Id == import.FileId).Select(row => row.Size).SingleAsync(cancel);
        var mapping = JsonSerializer.Deserialize<ImportMapping>(import.Mapping, Json.Options)!;
        var board = await System.Threading.Tasks.Task.Run(() => ImportSource.Read(blobs, import.FileName, import.FileHash, size, import.Source, mapping, scope.Culture, cancel), cancel);
        progress.Report(import.Id, 5);
        return board.IsOk ? new StagedImport(board.Value, mapping, size) : board.Problem;
    }
}

internal sealed record StagedImport(SourceBoard Board, ImportMapping Mapping, long Size);

internal sealed class CarryOutImportHandler(RegieDb db, Scope scope, ImportProgress progress) : IHandler<CarryOutImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(CarryOutImport command, CancellationToken cancel)
    {
        var (board, mapping, size) = (StagedImport)scope.Prepared!;
        var import = await db.Set<Plan.Import>().SingleOrDefaultAsync(row => row.Id == command.ImportId, cancel);
        if (import is not { State: ImportState.Running })
        {
            return import is null ? Problem.NotFound() : Problem.Conflict("connect.import.started");
        }

        var business = await db.Businesses.SingleAsync(row => row.Id == import.BusinessId, cancel);
        var walk = new Bringing(db, scope, board, mapping, business, import.Id, write: true, percent => progress.Report(import.Id, percent));
        await using (await db.MakeRoom(cancel))
        {
            await walk.Run(cancel);
        }

        // The walk empties the context as it goes.
        db.ChangeTracker.Clear();
        import = await db.Set<Plan.Import>().AsTracking().SingleAsync(row => row.Id == command.ImportId, cancel);
        if (import.State != ImportState.Running)
        {
            // Cancelled on another node meanwhile: all of it is taken back.
            return Problem.Conflict("connect.import.started");
        }

        cancel.ThrowIfCancellationRequested();
        import.ProjectId = walk.ProjectId;
        import.Connection = walk.Connection;
        import.MadeProject = walk.MakesProject;
        import.State = ImportState.Done;
        import.Progress = 100;
        import.FinishedAt = scope.Now;
        import.Counts = JsonSerializer.Serialize(walk.Tally.Done(), Json.Options);
        import.Report = JsonSerializer.Serialize(PreviewImportPreparation.ReportOf(board, walk, mapping, size) with { UpdatedTaskIds = walk.UpdatedTaskIds }, Json.Options);
        db.Raise(new ImportConfirmed(import.BusinessId, walk.ProjectId, import.Id, import.Source, walk.Tally.Created(), walk.Tally.Updated()));
        return ImportView.Of(import, scope.Culture);
    }
}
