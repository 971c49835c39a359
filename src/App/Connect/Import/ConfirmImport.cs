using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Starts a previewed import. It runs in the background, all or nothing; <see cref="GetImport"/> says how far it is.</summary>
[Needs(Permission.ProjectManage), Post("imports/{ImportId}/confirmation")]
[Example("""{"importId":"{import}"}""")]
public sealed record ConfirmImport(Guid ImportId) : ICommand<ImportView>
{
    /// <summary>Changes to what the preview proposed.</summary>
    public ImportMapping? Mapping { get; init; }
}

internal sealed class ConfirmImportHandler(RegieDb db, Scope scope) : IHandler<ConfirmImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(ConfirmImport command, CancellationToken cancel)
    {
        var import = await db.Set<Plan.Import>().SingleOrDefaultAsync(row => row.Id == command.ImportId, cancel);
        if (import is null || (command.Mapping is { } changes && !await changes.StaysWithin(db, import.BusinessId, cancel)))
        {
            return Problem.NotFound();
        }

        if (import.State is not (ImportState.Previewed or ImportState.Failed or ImportState.Cancelled))
        {
            return Problem.Conflict("connect.import.started");
        }

        if (command.Mapping?.ProjectId is not null && import.Source != "table")
        {
            return Problem.Invalid("mapping.projectId", "connect.mapping.project");
        }

        var mapping = JsonSerializer.Deserialize<ImportMapping>(import.Mapping, Json.Options)!.With(command.Mapping);
        import.Mapping = JsonSerializer.Serialize(mapping, Json.Options);
        import.State = ImportState.Running;
        import.Progress = 0;
        import.Problem = null;
        import.ConfirmedAt = scope.Now;
        db.Enqueue(ImportJob.Name, JsonSerializer.Serialize(new ImportJob.Order(import.Id, scope.PersonId, scope.Culture.Name, scope.Caller.TimeZone), Json.Options), businessId: import.BusinessId);
        return ImportView.Of(import, scope.Culture);
    }
}
