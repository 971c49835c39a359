using Microsoft.EntityFrameworkCore;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>Which project the board belongs to: told by its id, by the person, or, for a table, by its rows.</summary>
internal sealed partial class Bringing
{
    // Enough rows to know a table by.
    private const int Sample = 500;

    // What is in the project already and no ref of this connection speaks of: a row may stand for it.
    private readonly List<(Guid Id, string Title, Guid? Section)> unclaimed = [];
    private readonly Dictionary<(string Kind, string Name), Guid> sameName = [];

    /// <summary>The board is a table, whose rows alone tell what it is.</summary>
    private bool IsTable => board.Source == SourceKind.Table;

    private async Task Connect(CancellationToken cancel)
    {
        var plain = $"{Name(board.Source)}:{board.Project.ExternalId}";
        if (IsTable && mapping.NewProject is true)
        {
            (Connection, projectId) = (await Free(plain, cancel), scope.NewId());
        }
        else if (IsTable && mapping.ProjectId is { } told && await db.Set<Project>().AnyAsync(row => row.Id == told, cancel))
        {
            (Connection, projectId, isUpdate) = (await Of(told, plain, cancel) ?? await Free(plain, cancel), told, true);
        }
        else if (!IsTable)
        {
            await Known(plain, cancel);
        }
        else if (await Guess(plain, cancel) is { } guess)
        {
            (Connection, projectId, isUpdate) = (guess.Connection, guess.ProjectId, true);
        }
        else
        {
            (Connection, projectId) = (await Free(plain, cancel), scope.NewId());
        }

        if (!isUpdate)
        {
            return;
        }

        alive = await db.Set<TaskItem>().Where(row => row.ProjectId == projectId).Select(row => row.Id).ToHashSetAsync(cancel);
        if (IsTable)
        {
            await Rematch(cancel);
            await Claims(cancel);
        }
    }

    // A board whose project was thrown away here is a new one; its refs stay with the old project, so the connection gets a number.
    private async Task Known(string plain, CancellationToken cancel)
    {
        for (var n = 1; ; n++)
        {
            Connection = n == 1 ? plain : $"{plain}#{n}";
            if (await ProjectOf(Connection, cancel) is not { } known)
            {
                projectId = scope.NewId();
                return;
            }

            if (await db.Set<Project>().AnyAsync(row => row.Id == known, cancel))
            {
                (projectId, isUpdate) = (known, true);
                return;
            }
        }
    }

    private Task<Guid?> ProjectOf(string connection, CancellationToken cancel) =>
        db.Set<ExternalRef>().Where(row => row.BusinessId == business.Id && row.Connection == connection && row.Kind == "project").Select(row => (Guid?)row.EntityId).FirstOrDefaultAsync(cancel);

    private async Task<string> Free(string plain, CancellationToken cancel)
    {
        var free = plain;
        for (var n = 2; await db.Set<ExternalRef>().AnyAsync(row => row.BusinessId == business.Id && row.Connection == free, cancel); n++)
        {
            free = $"{plain}#{n}";
        }

        return free;
    }

    // Tables that came in for a project before: the one with most of these rows, else of this name.
    private async Task<string?> Of(Guid project, string plain, CancellationToken cancel)
    {
        var tables = await db.Set<ExternalRef>().Where(row => row.BusinessId == business.Id && row.Kind == "project" && row.EntityId == project && row.Connection.StartsWith("table:"))
            .Select(row => row.Connection).Distinct().ToListAsync(cancel);
        var rows = await RowsKnown(cancel);
        return tables.OrderByDescending(connection => rows.GetValueOrDefault(connection).Rows).ThenByDescending(connection => connection == plain).ThenBy(connection => connection, StringComparer.Ordinal).FirstOrDefault();
    }

    // Under the same name one known row is enough; under another name, half of them. A name alone says nothing: every export may be called “tasks”.
    private async Task<(string Connection, Guid ProjectId)?> Guess(string plain, CancellationToken cancel)
    {
        var rows = await RowsKnown(cancel);
        var projects = rows.Values.Select(found => found.ProjectId).ToList();
        var there = await db.Set<Project>().Where(row => projects.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel);
        var sampled = Math.Min(board.Tasks.Count, Sample);
        return rows.Where(found => there.Contains(found.Value.ProjectId) && (found.Value.Rows * 2 >= sampled || found.Key == plain || found.Key.StartsWith(plain + "#", StringComparison.Ordinal)))
            .OrderByDescending(found => found.Value.Rows).Select(found => ((string, Guid)?)(found.Key, found.Value.ProjectId)).FirstOrDefault();
    }

    private async Task<Dictionary<string, (int Rows, Guid ProjectId)>> RowsKnown(CancellationToken cancel)
    {
        var ids = board.Tasks.Take(Sample).Select(task => Cut(task.ExternalId, 300)!).ToList();
        return (await db.Set<ExternalRef>().Where(row => row.BusinessId == business.Id && row.Kind == "task" && row.ProjectId != null && row.Connection.StartsWith("table:") && ids.Contains(row.ExternalId))
                .GroupBy(row => new { row.Connection, row.ProjectId }).Select(known => new { known.Key.Connection, known.Key.ProjectId, Rows = known.Count() }).ToListAsync(cancel))
            .GroupBy(known => known.Connection).ToDictionary(known => known.Key, known => (known.Max(one => one.Rows), known.First().ProjectId!.Value));
    }

    // Without a key a row is known by title and phase. One that moved to another phase is still the same, where its title is the only one.
    private async Task Rematch(CancellationToken cancel)
    {
        var connection = Connection;
        var refs = await db.Set<ExternalRef>().AsNoTracking().Where(row => row.BusinessId == business.Id && row.Connection == connection && row.Kind == "task")
            .Select(row => new { row.ExternalId, row.LastValues }).ToListAsync(cancel);
        var known = refs.Select(row => row.ExternalId).ToHashSet();
        var inFile = board.Tasks.Select(task => Cut(task.ExternalId, 300)!).ToHashSet();
        if (board.Table?.Key is not null && inFile.Overlaps(known))
        {
            return;
        }

        var lost = refs.Where(row => !inFile.Contains(row.ExternalId)).ToLookup(row => Snapshot.Read(row.LastValues).GetValueOrDefault("title"), row => row.ExternalId);
        Dictionary<string, string> was = [];
        foreach (var rows in board.Tasks.Where(task => !known.Contains(Cut(task.ExternalId, 300)!)).GroupBy(task => Snapshot.Text(Cut(task.Title, 500))))
        {
            if (rows.Key is not null && rows.Count() == 1 && lost[rows.Key].Take(2).ToList() is [var only])
            {
                was[rows.First().ExternalId] = only;
            }
        }

        if (was.Count > 0)
        {
            string Now(string id) => was.GetValueOrDefault(id, id);
            board = board with
            {
                Tasks = [.. board.Tasks.Select(task => task with { ExternalId = Now(task.ExternalId), ParentId = task.ParentId is { } parent ? Now(parent) : null })],
                Dependencies = [.. board.Dependencies.Select(link => link with { PredecessorId = Now(link.PredecessorId), SuccessorId = Now(link.SuccessorId) })],
                Raws = [.. board.Raws.Select(raw => raw.Type == "task" ? raw with { ExternalId = Now(raw.ExternalId) } : raw)],
            };
        }
    }

    // What people made here by hand, or another source brought: a row, phase, label of the same name is that one, and is left as it is.
    private async Task Claims(CancellationToken cancel)
    {
        var connection = Connection;
        var claimed = db.Set<ExternalRef>().Where(row => row.BusinessId == business.Id && row.Connection == connection).Select(row => row.EntityId);
        unclaimed.AddRange((await db.Set<TaskItem>().Where(row => row.ProjectId == projectId && row.ArchivedAt == null && !claimed.Contains(row.Id)).OrderBy(row => row.Rank)
            .Select(row => new { row.Id, row.Title, row.SectionId }).ToListAsync(cancel)).Select(row => (row.Id, row.Title, row.SectionId)));
        Take("section", await db.Set<Section>().Where(row => row.ProjectId == projectId && !claimed.Contains(row.Id)).Select(row => new Named(row.Id, row.Name)).ToListAsync(cancel));
        Take("label", await db.Set<Label>().Where(row => row.ProjectId == projectId && !claimed.Contains(row.Id)).Select(row => new Named(row.Id, row.Name)).ToListAsync(cancel));
        Take("status", await db.Set<Status>().Where(row => row.ProjectId == projectId && !claimed.Contains(row.Id)).Select(row => new Named(row.Id, row.Name)).ToListAsync(cancel));
        foreach (var field in await db.Set<CustomField>().Where(row => row.ProjectId == projectId && !claimed.Contains(row.Id)).Select(row => new { row.Id, row.Name, row.Type }).ToListAsync(cancel))
        {
            sameName.TryAdd(("field." + (SourceFieldType)field.Type, field.Name), field.Id);
        }

        void Take(string kind, List<Named> rows) => rows.ForEach(row => sameName.TryAdd((kind, row.Name), row.Id));
    }

    private sealed record Named(Guid Id, string Name);

    private Guid? ByName(string kind, string name) => sameName.TryGetValue((kind, Cut(name, 100) ?? "…"), out var id) ? id : null;

    private Guid? Claim(SourceTask source)
    {
        if (unclaimed.Count == 0)
        {
            return null;
        }

        var title = Cut(source.Title, 500);
        var section = source.ListId is { } list && sections.TryGetValue(list, out var own) ? own : (Guid?)null;
        var same = unclaimed.Where(task => task.Title == title && (section is null || task.Section == section)).Take(2).ToList();
        if (same is not [var only])
        {
            return null;
        }

        unclaimed.Remove(only);
        claims++;
        Keep(source, "row", System.Text.Json.JsonSerializer.Serialize(source, Kernel.Json.Options));
        return only.Id;
    }

    private int claims;

    private void TellClaims()
    {
        if (claims > 0)
        {
            Warn("connect.warning.rows-already-here", claims);
        }
    }
}
