using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Reads a file of another tool to the end and says what it holds and what would become of it. Nothing of the plan is written.</summary>
[Needs(Permission.ProjectManage), Post("imports"), Creates("imports/{id}")]
[Example("""{"businessId":"{business}","file":{"uploadId":"{upload}"}}""")]
public sealed record PreviewImport(Guid BusinessId, FileRef File) : ICommand<ImportView>
{
    /// <summary><c>trello</c>, <c>asana</c>, <c>monday</c>, <c>msproject</c> or <c>table</c>; recognised by its content when absent.</summary>
    [AllowedValues("trello", "asana", "monday", "msproject", "table", null)] public string? Source { get; init; }

    /// <summary>For a table: the project that it belongs to; by default the one that knows its rows, else a new one.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>What is known beforehand of lists, people and columns.</summary>
    public ImportMapping? Mapping { get; init; }

    internal ImportMapping Decided => (Mapping ?? new()).With(ProjectId is null ? null : new() { ProjectId = ProjectId });
}

/// <summary>What a preview found, on its way from the reading to the writing.</summary>
internal sealed record PreviewedFile(Upload Upload, Bringing Walk, SourceBoard Board, ImportReport Report);

internal sealed class PreviewImportPreparation(RegieDb db, Scope scope, BlobStore blobs) : IPreparation<PreviewImport>
{
    public async Task<Result<object>> Prepare(PreviewImport command, CancellationToken cancel)
    {
        var me = scope.PersonId;
        var upload = await db.Uploads.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.File.UploadId && row.PersonId == me, cancel);
        var business = await db.Businesses.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.BusinessId, cancel);
        if (business is null)
        {
            return Problem.NotFound();
        }

        var mapping = command.Decided;
        if (upload is null || !blobs.Exists(upload.Hash) || !await mapping.StaysWithin(db, business.Id, cancel))
        {
            return Problem.NotFound();
        }

        var board = await System.Threading.Tasks.Task.Run(() => ImportSource.Read(blobs, upload.Name, upload.Hash, upload.Size, command.Source, mapping, scope.Culture, cancel), cancel);
        if (!board.IsOk)
        {
            return board.Problem;
        }

        if (mapping.ProjectId is not null && board.Value.Source != SourceKind.Table)
        {
            return Problem.Invalid("projectId", "connect.mapping.project");
        }

        var walk = new Bringing(db, scope, board.Value, mapping, business, Guid.Empty, write: false);
        await walk.Run(cancel);
        return new PreviewedFile(upload, walk, board.Value, ReportOf(board.Value, walk, mapping, upload.Size));
    }

    private const int FirstTasks = 5;

    internal static ImportReport ReportOf(SourceBoard board, Bringing walk, ImportMapping mapping, long size) => new()
    {
        Fields = [.. board.Census.Select(field => new ImportField(field.Path, field.Destination, field.Count))],
        Warnings = [.. board.Warnings.Select(warning => new ImportWarning(warning.Code, warning.Count, warning.Examples)), .. walk.Further],
        Proposal = new(mapping.ProjectName ?? board.Project.Name, walk.Meaning, Steps(board, walk), walk.Proposed, board.Table) { Tasks = [.. board.Tasks.Take(FirstTasks).Select(walk.Shown)] },
        Size = size,
    };

    private static List<ProposedStep> Steps(SourceBoard board, Bringing walk)
    {
        var byList = board.Tasks.CountBy(task => task.ListId ?? "").ToDictionary();
        var byStatus = board.Tasks.CountBy(task => task.Status ?? "").ToDictionary();
        return
        [
            .. board.Lists.Select((list, at) => new ProposedStep(list.Name, walk.KindOf(list.Name, at == 0), byList.GetValueOrDefault(list.ExternalId), true, list.Archived)),
            .. board.Statuses.Select(status => new ProposedStep(status, walk.KindOf(status, false), byStatus.GetValueOrDefault(status), false, false)),
        ];
    }
}

internal sealed class PreviewImportHandler(RegieDb db, Scope scope) : IHandler<PreviewImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(PreviewImport command, CancellationToken cancel)
    {
        var (upload, walk, board, report) = (PreviewedFile)scope.Prepared!;
        var stored = await db.Files.FirstOrDefaultAsync(row => row.BusinessId == command.BusinessId && row.Hash == upload.Hash, cancel);
        if (stored is null)
        {
            stored = new StoredFile { Id = scope.NewId(), BusinessId = command.BusinessId, Hash = upload.Hash, Size = upload.Size, At = scope.Now };
            db.Add(stored);
        }

        var import = new Plan.Import
        {
            Id = scope.NewId(),
            BusinessId = command.BusinessId,
            ProjectId = walk.MakesProject ? null : walk.ProjectId,
            Source = Bringing.Name(board.Source),
            Connection = walk.Connection,
            FileName = upload.Name,
            FileId = stored.Id,
            FileHash = upload.Hash,
            Mapping = JsonSerializer.Serialize(command.Decided, Json.Options),
            Counts = JsonSerializer.Serialize(walk.Tally.Foreseen(), Json.Options),
            Report = JsonSerializer.Serialize(report, Json.Options),
            MadeProject = walk.MakesProject,
            ById = scope.PersonId,
            At = scope.Now,
        };
        db.Add(import);
        return ImportView.Of(import, scope.Culture);
    }
}
