using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Says what undoing an import would remove, and which of it was worked on since.</summary>
[Needs(Permission.ProjectManage), Get("imports/{ImportId}/undo")]
[Example("""{"importId":"{import}"}""")]
public sealed record GetImportUndo(Guid ImportId) : IQuery<UndoView>;

/// <summary>What would go, by kind, and what people worked on since: on it, or hanging on it.</summary>
public sealed record UndoView(Guid ImportId, IReadOnlyDictionary<string, int> Removes, IReadOnlyList<EditedSince> Edited);

internal sealed class GetImportUndoHandler(RegieDb db) : IHandler<GetImportUndo, UndoView>
{
    public async Task<Result<UndoView>> Handle(GetImportUndo query, CancellationToken cancel)
    {
        var import = await db.Set<Plan.Import>().SingleOrDefaultAsync(row => row.Id == query.ImportId, cancel);
        if (import is null)
        {
            return Problem.NotFound();
        }

        var removes = await db.Set<ExternalRef>().Where(row => row.ImportId == import.Id).GroupBy(row => row.Kind).Select(kind => new { kind.Key, Count = kind.Count() }).ToDictionaryAsync(kind => kind.Key, kind => kind.Count, cancel);
        return new UndoView(import.Id, removes, await WorkedOn.Find(db, import, cancel));
    }
}

/// <summary>
/// Takes an import back: removes exactly what it made, and sets what it changed to what the file before it said. What was worked on since is kept
/// or removed, as asked.
/// </summary>
[Needs(Permission.ProjectManage), Post("imports/{ImportId}/undo"), Destructive]
[Example("""{"importId":"{import}","edited":"remove"}""")]
public sealed record UndoImport(Guid ImportId) : ICommand<ImportView>
{
    /// <summary>What becomes of what people worked on since (see <see cref="GetImportUndo"/>); needed only when there is any.</summary>
    public EditedFate? Edited { get; init; }
}

public enum EditedFate
{
    Keep,
    Remove,
}

/// <summary>The file that was imported before the one to be taken back: what that one changed is set to it again.</summary>
internal sealed record FileBefore(Guid ImportId, SourceBoard Board, ImportMapping Mapping);

internal sealed class UndoImportPreparation(RegieDb db, Scope scope, BlobStore blobs) : IPreparation<UndoImport>
{
    public async Task<Result<object>> Prepare(UndoImport command, CancellationToken cancel)
    {
        var import = await db.Set<Plan.Import>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.ImportId, cancel);
        if (import is not { State: ImportState.Done, MadeProject: false })
        {
            return new List<FileBefore>();
        }

        var (connection, confirmed) = (import.Connection, import.ConfirmedAt);
        var before = await db.Set<Plan.Import>().AsNoTracking()
            .Where(row => row.BusinessId == import.BusinessId && row.Connection == connection && row.State == ImportState.Done && row.ConfirmedAt < confirmed)
            .OrderByDescending(row => row.ConfirmedAt).FirstOrDefaultAsync(cancel);
        if (before is null || before.FileHash == import.FileHash || !blobs.Exists(before.FileHash))
        {
            return new List<FileBefore>();
        }

        var size = await db.Files.Where(row => row.Id == before.FileId).Select(row => row.Size).SingleAsync(cancel);
        var mapping = JsonSerializer.Deserialize<ImportMapping>(before.Mapping, Json.Options)!;
        var board = await System.Threading.Tasks.Task.Run(() => ImportSource.Read(blobs, before.FileName, before.FileHash, size, before.Source, mapping, scope.Culture, cancel), cancel);
        return board.IsOk ? new List<FileBefore> { new(before.Id, board.Value, mapping) } : board.Problem;
    }
}

internal sealed class UndoImportHandler(RegieDb db, Scope scope) : IHandler<UndoImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(UndoImport command, CancellationToken cancel)
    {
        var import = await db.Set<Plan.Import>().SingleOrDefaultAsync(row => row.Id == command.ImportId, cancel);
        if (import is null)
        {
            return Problem.NotFound();
        }

        if (import.State != ImportState.Done)
        {
            return Problem.Conflict(import.State == ImportState.Undone ? "connect.undo.undone" : "connect.undo.not-done");
        }

        var (connection, made) = (import.Connection, import.ConfirmedAt);
        if (await db.Set<Plan.Import>().AnyAsync(row => row.BusinessId == import.BusinessId && row.Connection == connection && row.State == ImportState.Done && row.ConfirmedAt > made, cancel))
        {
            return Problem.Conflict("connect.undo.newer-first");
        }

        var edited = await WorkedOn.Find(db, import, cancel);
        if (edited.Count > 0 && command.Edited is null)
        {
            return Problem.Refused("connect.undo.edited", edited.Count, string.Join(", ", edited.Take(5).Select(thing => $"“{thing.Title}”")));
        }

        var projectId = import.ProjectId!.Value;
        var taking = new TakingBack(db, import.Id, projectId, command.Edited == EditedFate.Keep ? edited : []);
        await taking.Run(import.MadeProject, cancel);

        db.ChangeTracker.Clear();
        foreach (var before in (List<FileBefore>)scope.Prepared!)
        {
            // The same merge as ever, with the older file: what it had changed goes back, what people changed here since stays.
            var business = await db.Businesses.SingleAsync(row => row.Id == import.BusinessId, cancel);
            await new Bringing(db, scope, before.Board, before.Mapping with { ProjectId = projectId, NewProject = null }, business, before.ImportId, write: true, overrule: command.Edited == EditedFate.Remove).Run(cancel);
            db.ChangeTracker.Clear();
        }

        import = await db.Set<Plan.Import>().AsTracking().SingleAsync(row => row.Id == command.ImportId, cancel);
        import.State = ImportState.Undone;
        import.UndoneAt = scope.Now;
        import.ProjectId = taking.ProjectStays ? projectId : null;
        db.Raise(new ImportUndone(import.BusinessId, projectId, import.Id, taking.Removed, command.Edited == EditedFate.Keep ? edited.Count : 0));
        return ImportView.Of(import, scope.Culture);
    }
}
