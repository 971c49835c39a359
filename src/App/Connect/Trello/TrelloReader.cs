using System.Text.Json;

namespace Regie.Connect;

/// <summary>Reads the JSON that Trello's “Export as JSON” gives for a board.</summary>
/// <remarks>
/// Two passes: one collects cards and counts every leaf, the other streams comments, history and raw values when they are asked for. So memory
/// grows with the cards, not with the comments. Sections may come in any order; Trello itself writes the history before the cards.
/// </remarks>
public static class TrelloReader
{
    public static SourceRead Read(SourceFile file, ReadLimits? limits = null, CancellationToken cancel = default)
    {
        limits ??= ReadLimits.Default;
        if (file.Length > limits.FileBytes)
        {
            return new SourceFault("connect.file.too-large", Detail: $"{limits.FileBytes >> 20} MiB");
        }

        var pass = new TrelloPass(limits);
        if (pass.Read(file, cancel) is { } fault)
        {
            return fault;
        }

        if (!pass.HasCards || !pass.HasLists)
        {
            return new SourceFault("connect.file.not-trello", pass.HasCards ? "lists" : "cards");
        }

        var lists = pass.Lists;
        var tasks = Tasks(pass, lists);
        return new SourceBoard
        {
            Source = SourceKind.Trello,
            Project = pass.Project.Name.Length > 0 ? pass.Project : pass.Project with { Name = Path.GetFileNameWithoutExtension(file.Name) },
            Lists = lists,
            Labels = [.. pass.Labels.Values.Select(pass.Named)],
            People = [.. pass.People.Values],
            Fields = FieldsAlsoUnnamed(pass.Fields, tasks),
            Tasks = tasks,
            Comments = Stream(file, limits, TrelloActions.Comment),
            CommentCount = pass.Comments,
            Activity = Stream(file, limits, TrelloActions.Activity),
            ActivityCount = pass.Activities,
            Raws = TrelloRaws.Read(file, limits),
            Census = pass.Census.Fates(),
            Warnings = TrelloWarnings.Of(pass, lists, tasks),
        };
    }

    private static SourceTask[] Tasks(TrelloPass pass, IReadOnlyList<SourceList> lists)
    {
        var place = lists.Index().ToDictionary(list => list.Item.ExternalId, list => list.Index);
        var closed = lists.Where(list => list.Archived).Select(list => list.ExternalId).ToHashSet();
        var checklists = pass.Checklists;
        return
        [
            .. pass.Cards
                .DistinctBy(card => card.Task.ExternalId)
                .OrderBy(card => card.Task.ListId is { } list ? place.GetValueOrDefault(list, int.MaxValue) : int.MaxValue)
                .ThenBy(card => card.Position)
                .Select(card => Finish(card.Task with { Position = card.Position })),
        ];

        SourceTask Finish(SourceTask task) => task with
        {
            // An open card on an archived list is out of sight in Trello: it stays so.
            Archived = task.Archived || (task.ListId is { } list && closed.Contains(list)),
            Checklists = checklists.Contains(task.ExternalId) ? [.. checklists[task.ExternalId]] : [],
            CreatedOn = At(pass.Created, task) ?? task.CreatedOn,
            CompletedOn = task.CompletedOn ?? (task.Completed ? At(pass.Completed, task) : null),
            InListSince = At(pass.Moved, task) ?? At(pass.Created, task) ?? task.CreatedOn,
        };
    }

    private static SourceDate? At(Dictionary<string, DateTimeOffset> dates, SourceTask task) =>
        dates.TryGetValue(task.ExternalId, out var at) ? SourceDate.OfInstant(at) : null;

    // A card may hold a value of a field that the file does not define.
    private static List<SourceField> FieldsAlsoUnnamed(IReadOnlyList<SourceField> fields, SourceTask[] tasks)
    {
        List<SourceField> all = [.. fields];
        var known = fields.Select(field => field.ExternalId).ToHashSet();
        foreach (var value in tasks.SelectMany(task => task.Values).Where(value => known.Add(value.FieldId)))
        {
            var type = value switch
            {
                { Number: not null } => SourceFieldType.Number,
                { Date: not null } => SourceFieldType.Date,
                { Flag: not null } => SourceFieldType.Checkbox,
                _ => SourceFieldType.Text,
            };
            all.Add(new(value.FieldId, value.FieldId, type));
        }

        return all;
    }

    private static IEnumerable<T> Stream<T>(SourceFile file, ReadLimits limits, Func<JsonElement, T?> read)
        where T : class
    {
        using var sections = new JsonSections(file, limits);
        while (sections.Next())
        {
            if (sections is not { Section: "actions", IsElement: true })
            {
                continue;
            }

            using var document = JsonDocument.Parse(sections.Piece);
            if (read(document.RootElement) is { } found)
            {
                yield return found;
            }
        }
    }
}
