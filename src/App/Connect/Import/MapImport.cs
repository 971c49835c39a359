using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Reads a previewed file again by what the person decided of lists, people and columns, and says anew what would become of it. Nothing of the plan is written.</summary>
[Needs(Permission.ProjectManage), Patch("imports/{ImportId}")]
[Example("""{"importId":"{import}","mapping":{"lists":"phases"}}""")]
public sealed record MapImport(Guid ImportId, ImportMapping Mapping) : ICommand<ImportView>;

internal sealed class MapImportPreparation(RegieDb db, Scope scope, BlobStore blobs) : IPreparation<MapImport>
{
    public async Task<Result<object>> Prepare(MapImport command, CancellationToken cancel)
    {
        var import = await db.Set<Plan.Import>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.ImportId, cancel);
        if (import is null)
        {
            return Problem.NotFound();
        }

        if (import.State is not (ImportState.Previewed or ImportState.Failed or ImportState.Cancelled))
        {
            return Problem.Conflict("connect.import.started");
        }

        if (!blobs.Exists(import.FileHash))
        {
            return Problem.Refused("connect.import.file-gone");
        }

        var size = await db.Files.Where(row => row.Id == import.FileId).Select(row => row.Size).SingleAsync(cancel);
        var business = await db.Businesses.AsNoTracking().SingleAsync(row => row.Id == import.BusinessId, cancel);
        var mapping = JsonSerializer.Deserialize<ImportMapping>(import.Mapping, Json.Options)!.With(command.Mapping);
        if (!await mapping.StaysWithin(db, import.BusinessId, cancel))
        {
            return Problem.NotFound();
        }

        if (mapping.ProjectId is not null && import.Source != "table")
        {
            return Problem.Invalid("mapping.projectId", "connect.mapping.project");
        }

        var board = await System.Threading.Tasks.Task.Run(() => ImportSource.Read(blobs, import.FileName, import.FileHash, size, import.Source, mapping, scope.Culture, cancel), cancel);
        if (!board.IsOk)
        {
            return board.Problem;
        }

        var walk = new Bringing(db, scope, board.Value, mapping, business, Guid.Empty, write: false);
        await walk.Run(cancel);
        return new MappedFile(mapping, walk, PreviewImportPreparation.ReportOf(board.Value, walk, mapping, size));
    }
}

internal sealed record MappedFile(ImportMapping Mapping, Bringing Walk, ImportReport Report);

internal sealed class MapImportHandler(RegieDb db, Scope scope) : IHandler<MapImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(MapImport command, CancellationToken cancel)
    {
        var (mapping, walk, report) = (MappedFile)scope.Prepared!;
        var import = await db.Set<Plan.Import>().SingleOrDefaultAsync(row => row.Id == command.ImportId, cancel);
        if (import is not { State: ImportState.Previewed or ImportState.Failed or ImportState.Cancelled })
        {
            return import is null ? Problem.NotFound() : Problem.Conflict("connect.import.started");
        }

        import.ProjectId = walk.MakesProject ? null : walk.ProjectId;
        import.Connection = walk.Connection;
        import.MadeProject = walk.MakesProject;
        import.Mapping = JsonSerializer.Serialize(mapping, Json.Options);
        import.Counts = JsonSerializer.Serialize(walk.Tally.Foreseen(), Json.Options);
        import.Report = JsonSerializer.Serialize(report, Json.Options);
        return ImportView.Of(import, scope.Culture);
    }
}
