namespace Regie.Connect;

/// <summary>What a Trello file lost, or what a person should know of it.</summary>
internal static class TrelloWarnings
{
    public static IReadOnlyList<SourceWarning> Of(TrelloPass pass, IReadOnlyList<SourceList> lists, IReadOnlyList<SourceTask> tasks)
    {
        List<SourceWarning> warnings = [];
        MissingComments(pass, warnings);
        if (pass.Actions >= TrelloActions.MostInAFile)
        {
            warnings.Add(new("connect.warning.actions-capped", pass.Actions));
        }

        Add("connect.warning.uploads-need-login", tasks.SelectMany(task => task.Attachments).Where(file => file.NeedsLogin).Select(file => file.Name));
        Add("connect.warning.people-without-email", pass.People.Values.Where(person => person.Email is null).Select(person => person.Name));
        Add("connect.warning.due-times", tasks.Where(task => task.Due is { Instant: not null }).Select(task => task.Title));
        Add("connect.warning.several-people", tasks.Where(task => task.PersonIds.Count > 1).Select(task => task.Title));

        var known = lists.ToDictionary(list => list.ExternalId);
        Add("connect.warning.task-without-list", tasks.Where(task => task.ListId is null || !known.ContainsKey(task.ListId)).Select(task => task.Title));
        Add(
            "connect.warning.task-on-archived-list",
            pass.Cards.Where(card => !card.Task.Archived && card.Task.ListId is { } list && known.TryGetValue(list, out var closed) && closed.Archived)
                .Select(card => card.Task.Title));

        var cards = tasks.Select(task => task.ExternalId).ToHashSet();
        var orphans = pass.CommentsByCard.Where(count => !cards.Contains(count.Key)).Sum(count => count.Value);
        if (orphans > 0)
        {
            warnings.Add(new("connect.warning.comments-of-deleted-tasks", orphans));
        }

        var loose = pass.Checklists.Where(group => !cards.Contains(group.Key)).SelectMany(group => group);
        Add("connect.warning.checklists-of-deleted-tasks", loose.Select(list => list.Name));
        return warnings;

        void Add(string code, IEnumerable<string> names)
        {
            var all = names.ToList();
            if (all.Count > 0)
            {
                warnings.Add(new(code, all.Count, [.. all.Take(3)]));
            }
        }
    }

    // A card's badge counts its comments; the file holds only those among its newest thousand actions.
    private static void MissingComments(TrelloPass pass, List<SourceWarning> warnings)
    {
        var missing = pass.Cards
            .Select(card => (card.Task.Title, Badge: card.CommentsByBadge, InFile: pass.CommentsByCard.GetValueOrDefault(card.Task.ExternalId)))
            .Where(card => card.Badge > card.InFile)
            .OrderByDescending(card => card.Badge - card.InFile)
            .ToList();
        if (missing.Count > 0)
        {
            var total = missing.Sum(card => card.Badge - card.InFile);
            warnings.Add(new("connect.warning.comments-missing", total, [.. missing.Take(3).Select(card => $"{card.Title}: {card.InFile} / {card.Badge}")]));
        }
    }
}
