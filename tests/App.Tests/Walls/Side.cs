using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Connect;
using Regie.Kernel;
using Regie.Plan;
using Regie.Tests.Connect;

namespace Regie.Tests.Walls;

/// <summary>A business with one of everything. Asked for an id it makes a new row of that kind, so that what one request consumes no other misses.</summary>
internal sealed class Side
{
    private readonly Guid _project;
    private readonly Guid _task;
    private readonly Guid _status;
    private CustomFieldView? _select;
    private int _count;

    private Side(World world, Actor obm, Guid businessId, ProjectView project, Guid task, Actor colleague)
    {
        (World, Obm, BusinessId, Colleague) = (world, obm, businessId, colleague);
        (_project, _task, _status) = (project.Id, task, project.Statuses.First(status => status.Kind == StatusKind.ToDo).Id);
    }

    /// <summary>In the text of everything here and nowhere else: whoever reads it has seen something of this side.</summary>
    public string Mark { get; private set; } = "";

    public World World { get; }
    public Actor Obm { get; }
    public Actor Colleague { get; }
    public Guid BusinessId { get; }
    public Guid ProjectId => _project;

    public static async Task<Side> Create(World world)
    {
        var (obm, businessId) = await world.Business("Ferme du Lac");
        var mark = $"mark{businessId:N}";
        var colleague = await world.Member(businessId, Role.TeamMember, $"Inès {mark}");
        var project = await obm.Must(new CreateProject(businessId, $"Spring sales {mark}"));
        var task = await obm.Must(new CreateTask(project.Id, $"Write the sales page {mark}") { AssigneeId = colleague.Id });
        var side = new Side(world, obm, businessId, project, task.Id, colleague) { Mark = mark };
        await side.Id("notification");
        await side.Id("comment");
        return side;
    }

    public async Task<IReadOnlyList<string>> Ids(Attempt attempt)
    {
        var ids = new List<string>();
        foreach (var slot in attempt.Slots)
        {
            ids.Add(await Id(Kinds.Of(attempt, slot)));
        }

        return ids;
    }

    public async Task<string> Id(string kind) => kind == "secret" ? await Secret() : (await Row(kind)).ToString("D");

    private async Task<Guid> Row(string kind) => kind switch
    {
        "business" => BusinessId,
        "project" => _project,
        "person" => Colleague.Id,
        "status" => _status,
        "baseTask" => _task,
        "task" => (await Task()).Id,
        "closedTask" => (await Obm.Must(new CloseTask((await Task()).Id))).Id,
        "deletedTask" => await Deleted(),
        "milestone" => (await Obm.Must(new CreateTask(_project, Name("Milestone")) { IsMilestone = true, DueDate = new DateOnly(2026, 12, 4) })).Id,
        "predecessor" => (await Task()).Id,
        "emptyProject" => (await Obm.Must(new CreateProject(BusinessId, Name("Project")))).Id,
        "deletedProject" => await DeletedProject(),
        "projectMember" => await ProjectMember(),
        "section" => (await Obm.Must(new AddSection(_project, Name("Section")))).Id,
        "otherStatus" => (await Obm.Must(new AddStatus(_project, Name("Status"), StatusKind.Waiting))).Id,
        "label" => (await Obm.Must(new AddLabel(_project, Name("Label")))).Id,
        "field" => (await Obm.Must(new AddField(_project, Name("Field"), CustomFieldType.Text))).Id,
        "selectField" => (await Select()).Id,
        "option" => (await Select()).Options[0].Id,
        "checklistItem" => (await Obm.Must(new AddChecklistItem(_task, Name("Line")))).Id,
        "comment" => (await Obm.Must(new AddComment(_task, Name("Comment")))).Id,
        "attachment" => (await Obm.Must(new AttachFile((await Task()).Id) { Url = "https://example.org/brief", Name = Name("Brief") })).Id,
        "attachedFile" => (await Obm.Must(new AttachFile((await Task()).Id) { File = await Upload() })).Id,
        "dependency" => (await Obm.Must(new AddDependency((await Task()).Id, (await Task()).Id))).Id,
        "timeEntry" => (await Obm.Must(new LogTime(_task, 30) { Note = Name("Time") })).Id,
        "baseline" => (await Obm.Must(new TakeBaseline(_project, Name("Baseline")))).Id,
        "report" => (await Obm.Must(new DraftStatusReport(_project) { Language = "en" })).Id,
        "view" => (await Obm.Must(new SaveView(_project, Name("View"), ViewKind.Table, System.Text.Json.JsonDocument.Parse("{}").RootElement))).Id,
        "feed" => (await Obm.Must(new CreateCalendarFeed { ProjectId = _project })).Id,
        "placeholder" => await Made(db => db.Add(new Party { Id = Guid.CreateVersion7(), BusinessId = BusinessId, Name = Name("Placeholder"), CreatedAt = DateTimeOffset.UtcNow }).Entity.Id),
        "notification" => await Made(db => db.Add(new Notification { Id = Guid.CreateVersion7(), BusinessId = BusinessId, PersonId = Obm.Id, Kind = "assigned", TaskId = _task, ProjectId = _project, At = DateTimeOffset.UtcNow }).Entity.Id),
        "member" => await MemberRow(),
        "invitation" => (await Obm.Must(new InviteMember(BusinessId, $"{Guid.CreateVersion7():N}@example.org", Role.TeamMember))).Id,
        "token" => (await Obm.Must(new CreateToken(Name("Token")))).Token.Id,
        "signIn" => await Made(db => db.Add(new SignIn { Id = Guid.CreateVersion7(), PersonId = Obm.Id, At = DateTimeOffset.UtcNow, LastSeenAt = DateTimeOffset.UtcNow, Device = Name("Browser") }).Entity.Id),
        "upload" => (await Upload()).UploadId,
        "import" => (await Previewed()).Id,
        "confirmedImport" => (await Obm.Must(new ConfirmImport((await Previewed()).Id))).Id,
        "doneImport" => (await Obm.Import(BusinessId, Table())).Id,
        _ => throw new InvalidOperationException($"The walls' test knows no \"{kind}\": teach Side to make one, or Kinds what the member's name means."),
    };

    private string Name(string what) => $"{what} {Interlocked.Increment(ref _count)} {Mark}";

    private Task<TaskView> Task() => Obm.Must(new CreateTask(_project, Name("Sales task")));

    private async Task<CustomFieldView> Select() =>
        _select ??= await Obm.Must(new AddField(_project, Name("Channel"), CustomFieldType.Select) { Options = ["Newsletter"] });

    private async Task<Guid> Deleted()
    {
        var task = await Task();
        await Obm.Must(new DeleteTask(task.Id));
        return task.Id;
    }

    private async Task<Guid> DeletedProject()
    {
        var project = await Row("emptyProject");
        await Obm.Must(new DeleteProject(project));
        return project;
    }

    private async Task<Guid> ProjectMember()
    {
        var person = await World.Member(BusinessId, Role.TeamMember, Name("Paul"));
        await Obm.Must(new SetProjectMember(_project, person.Id));
        return person.Id;
    }

    private async Task<Guid> MemberRow()
    {
        var person = await World.Member(BusinessId, Role.TeamMember, Name("Paul"));
        return await World.Look(db => db.Memberships.Where(row => row.PersonId == person.Id).Select(row => row.Id).SingleAsync());
    }

    private SourceFile Table() => SourceFile.FromBytes("tasks.csv", Encoding.UTF8.GetBytes($"Title,Due date\n{Name("Imported")},2026-12-04\n"));

    private Task<FileRef> Upload() => Obm.Upload(Table());

    private Task<ImportView> Previewed() => Obm.Preview(BusinessId, Table());

    private async Task<string> Secret()
    {
        var shared = await Obm.Must(new ShareReport(_project));
        return shared.Url[(shared.Url.LastIndexOf('/') + 1)..];
    }

    private async Task<Guid> Made(Func<RegieDb, Guid> make)
    {
        var id = Guid.Empty;
        await World.App.Services.GetRequiredService<SideWrite>().Run(db =>
        {
            id = make(db);
            return System.Threading.Tasks.Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        return id;
    }
}
