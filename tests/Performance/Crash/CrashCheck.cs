using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Performance;

/// <summary>Plays the log back and compares what it tells with the tables, in one snapshot; and asks the database whether it is whole.</summary>
internal sealed class CrashCheck(WebApplication app, Planted planted, CrashTally tally)
{
    public async Task Run()
    {
        var database = app.Services.GetRequiredService<Database>();
        if (database.IsSqlite)
        {
            foreach (var fault in await SqliteCopy.Faults(database.File, CancellationToken.None))
            {
                tally.Note(FaultKind.Story, fault);
            }
        }

        await using var services = app.Services.CreateAsyncScope();
        await services.ServiceProvider.GetRequiredService<AsSystem>().Look(services.ServiceProvider.GetRequiredService<RegieDb>(), async db =>
        {
            if (await LogCheck.Fault(db, CancellationToken.None) is { } fault)
            {
                tally.Note(FaultKind.Story, fault);
            }

            await Tasks(db);
            await Imports(db);
            return true;
        });
    }

    private async Task Tasks(RegieDb db)
    {
        var told = new Dictionary<Guid, Told>();
        var said = new HashSet<Guid>();
        foreach (var row in await db.Events.IgnoreQueryFilters().Where(row => row.ParentId == planted.ProjectId).OrderBy(row => row.Seq).Select(row => new { row.Kind, row.SubjectId, row.Body }).ToListAsync())
        {
            var body = System.Text.Json.JsonDocument.Parse(row.Body).RootElement;
            var task = told.TryGetValue(row.SubjectId, out var known) ? known : new Told("", false, false);
            var title = body.TryGetProperty("title", out var text) ? text.GetString()! : task.Title;
            told[row.SubjectId] = row.Kind switch
            {
                "plan.task.closed" => new Told(title, true, task.Deleted),
                "plan.task.reopened" => new Told(title, false, task.Deleted),
                "plan.task.deleted" => new Told(title, task.Closed, true),
                _ => new Told(title, task.Closed, task.Deleted),
            };
            if (row.Kind == "plan.task.commented")
            {
                said.Add(body.GetProperty("commentId").GetGuid());
            }
        }

        var rows = await db.Set<TaskItem>().IgnoreQueryFilters().Where(task => task.ProjectId == planted.ProjectId).Select(task => new { task.Id, task.Title, task.ClosedAt, task.DeletedAt }).ToListAsync();
        var state = rows.ToDictionary(task => task.Id, task => new Told(task.Title, task.ClosedAt is not null, task.DeletedAt is not null));
        Compare(told, state, "task");
        Compare(said.ToDictionary(id => id, _ => true), await db.Set<Comment>().IgnoreQueryFilters().Where(comment => comment.ProjectId == planted.ProjectId).ToDictionaryAsync(comment => comment.Id, _ => true), "comment");

        var (audited, created) = (await db.Audit.IgnoreQueryFilters().CountAsync(row => row.Operation == "CreateTask"), rows.Count);
        if (audited != created)
        {
            tally.Note(FaultKind.Story, $"{audited} audited CreateTask, {created} tasks");
        }

        // Steps are numbered: a task made twice would have the title of another at its making.
        var twice = await db.Events.IgnoreQueryFilters().Where(row => row.ParentId == planted.ProjectId && row.Kind == "plan.task.created").GroupBy(row => row.Body.Substring(row.Body.IndexOf("Person"))).CountAsync(group => group.Count() > 1);
        if (twice > 0)
        {
            tally.Note(FaultKind.Repeated, $"{twice} tasks were made twice");
        }

        if (db.IsSqlite && await db.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM "Tasks" WHERE "Id" NOT IN (SELECT "EntityId" FROM "SearchDocs")""").SingleAsync() is var unfound and > 0)
        {
            tally.Note(FaultKind.Story, $"{unfound} tasks are not found by searching");
        }
    }

    /// <summary>An import is there whole, with its event, or nothing of it is.</summary>
    private async Task Imports(RegieDb db)
    {
        var brought = await db.Set<ExternalRef>().IgnoreQueryFilters().Where(row => row.Kind == "task").GroupBy(row => row.ImportId).ToDictionaryAsync(group => group.Key!.Value, group => group.Count());
        var events = (await db.Events.IgnoreQueryFilters().Where(row => row.Kind == "plan.import.confirmed").Select(row => row.Body).ToListAsync()).Count;
        var imports = await db.Set<Import>().IgnoreQueryFilters().ToListAsync();
        foreach (var import in imports)
        {
            var (there, due) = (brought.GetValueOrDefault(import.Id), import.State == ImportState.Done ? CrashImports.Cards : 0);
            if (there != due)
            {
                tally.Note(FaultKind.Story, $"import {import.Id} is {import.State} and brought {there} tasks");
            }
        }

        if (events != imports.Count(import => import.State == ImportState.Done))
        {
            tally.Note(FaultKind.Story, $"{events} imports were told, {imports.Count(import => import.State == ImportState.Done)} are done");
        }
    }

    private void Compare<T>(Dictionary<Guid, T> told, Dictionary<Guid, T> state, string what)
    {
        foreach (var id in told.Keys.Union(state.Keys))
        {
            var (log, table) = (told.TryGetValue(id, out var one) ? one : default, state.TryGetValue(id, out var other) ? other : default);
            if (!EqualityComparer<T>.Default.Equals(log, table))
            {
                tally.Note(FaultKind.Story, $"{what} {id}: the log tells {log?.ToString() ?? "nothing"}, the table {table?.ToString() ?? "nothing"}");
            }
        }
    }

    private sealed record Told(string Title, bool Closed, bool Deleted);
}
