using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Keeps a way of looking at a project under a name, for oneself or for all who see it. The same name replaces one's own.</summary>
[Needs(Permission.PlanRead), Post("projects/{ProjectId}/views"), Creates("views/{id}")]
[Example("""{"projectId":"{project}","name":"Late first","kind":"table","settings":{}}""")]
public sealed record SaveView(Guid ProjectId, [property: Required, MaxLength(100)] string Name, ViewKind Kind, JsonElement Settings) : ICommand<SavedViewView>
{
    public bool IsShared { get; init; }
}

public sealed record SavedViewView(Guid Id, Guid ProjectId, string Name, ViewKind Kind, JsonElement Settings, bool IsShared, bool IsMine);

internal sealed class SaveViewHandler(RegieDb db, Scope scope) : IHandler<SaveView, SavedViewView>
{
    public async Task<Result<SavedViewView>> Handle(SaveView command, CancellationToken cancel)
    {
        var project = await db.Set<Project>().SingleOrDefaultAsync(row => row.Id == command.ProjectId, cancel);
        if (project is null)
        {
            return Problem.NotFound();
        }

        if (command.IsShared && !scope.Can(Permission.PlanWrite, project.BusinessId))
        {
            return Problem.Forbidden("plan.view.not-shareable");
        }

        var settings = command.Settings.GetRawText();
        if (settings.Length > 20_000)
        {
            return Problem.Invalid("settings", "too-long");
        }

        var name = command.Name.Trim();
        var view = await db.Set<SavedView>().SingleOrDefaultAsync(row => row.ProjectId == project.Id && row.OwnerId == scope.PersonId && row.Name == name, cancel);
        if (view is null)
        {
            view = new SavedView { Id = scope.NewId(), BusinessId = project.BusinessId, ProjectId = project.Id, OwnerId = scope.PersonId, Name = name };
            db.Add(view);
        }

        (view.Kind, view.Settings, view.IsShared) = (command.Kind, settings, command.IsShared);
        return SavedViews.Of(view, scope.PersonId);
    }
}

internal static class SavedViews
{
    public static SavedViewView Of(SavedView view, Guid me) =>
        new(view.Id, view.ProjectId, view.Name, view.Kind, JsonSerializer.Deserialize<JsonElement>(view.Settings, Json.Options), view.IsShared, view.OwnerId == me);
}

/// <summary>Saved views of a project: one's own and the shared ones.</summary>
[Needs(Permission.PlanRead), Get("projects/{ProjectId}/views")]
[Example("""{"projectId":"{project}"}""")]
public sealed record ListViews(Guid ProjectId) : IQuery<Page<SavedViewView>>
{
    [MaxLength(400)] public string? Cursor { get; init; }
    [Range(1, 200)] public int? Limit { get; init; }
}

internal sealed class ListViewsHandler(RegieDb db, Scope scope) : IHandler<ListViews, Page<SavedViewView>>
{
    public async Task<Result<Page<SavedViewView>>> Handle(ListViews query, CancellationToken cancel)
    {
        if (!await db.Set<Project>().AnyAsync(row => row.Id == query.ProjectId, cancel))
        {
            return Problem.NotFound();
        }

        var views = await db.Set<SavedView>().Where(row => row.ProjectId == query.ProjectId).OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancel);
        return Paging.Of([.. views.Select(view => SavedViews.Of(view, scope.PersonId))], query.Cursor, query.Limit, view => view.Id.ToString());
    }
}

/// <summary>One saved view.</summary>
[Needs(Permission.PlanRead), Get("views/{ViewId}")]
[Example("""{"viewId":"{view}"}""")]
public sealed record GetView(Guid ViewId) : IQuery<SavedViewView>;

internal sealed class GetViewHandler(RegieDb db, Scope scope) : IHandler<GetView, SavedViewView>
{
    public async Task<Result<SavedViewView>> Handle(GetView query, CancellationToken cancel) =>
        await db.Set<SavedView>().SingleOrDefaultAsync(row => row.Id == query.ViewId, cancel) is { } found ? SavedViews.Of(found, scope.PersonId) : Problem.NotFound();
}

/// <summary>Forgets a saved view of one's own.</summary>
[Needs(Permission.PlanRead), Delete("views/{ViewId}")]
[Example("""{"viewId":"{view}"}""")]
public sealed record RemoveView(Guid ViewId) : ICommand<Nothing>;

internal sealed class RemoveViewHandler(RegieDb db, Scope scope) : IHandler<RemoveView, Nothing>
{
    public async Task<Result<Nothing>> Handle(RemoveView command, CancellationToken cancel)
    {
        var view = await db.Set<SavedView>().SingleOrDefaultAsync(row => row.Id == command.ViewId && row.OwnerId == scope.PersonId, cancel);
        if (view is null)
        {
            return Problem.NotFound();
        }

        db.Remove(view);
        return default(Nothing);
    }
}
