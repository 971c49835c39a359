using Regie.Plan;

namespace Regie.Connect;

/// <summary>Guesses what a list or status means from its name, in English and French.</summary>
internal static class StepKinds
{
    private static readonly (StatusKind Kind, string[] Words)[] Signs =
    [
        (StatusKind.Done, ["done", "complete", "completed", "finished", "closed", "published", "shipped", "delivered", "live", "termine", "terminee", "termines", "fini", "fait", "publie", "livre", "clos", "valide"]),
        (StatusKind.Waiting, ["waiting", "blocked", "stuck", "hold", "on hold", "pending", "en attente", "attente", "bloque", "bloquee", "suspendu", "paused"]),
        (StatusKind.InReview, ["review", "in review", "to review", "approval", "testing", "qa", "relecture", "a valider", "validation", "a relire", "en revue", "verify"]),
        (StatusKind.Doing, ["doing", "in progress", "progress", "working on it", "wip", "current", "started", "this week", "today", "en cours", "encours", "cette semaine", "production"]),
        (StatusKind.ToDo, ["to do", "todo", "to-do", "backlog", "ideas", "next", "later", "someday", "inbox", "new", "ready", "open", "not started", "planned", "a faire", "idees", "plus tard", "a venir", "nouveau", "prevu", "untitled section", "pret"]),
    ];

    // Names that say their kind and nothing else.
    private static readonly string[] Bare =
        ["to do", "todo", "to-do", "not started", "a faire", "pas commence", "doing", "in progress", "working on it", "en cours", "done", "complete", "completed", "finished", "closed", "termine", "terminee", "fini", "fait"];

    /// <summary>The kind a name speaks of, or null when it says nothing.</summary>
    public static StatusKind? Of(string name)
    {
        var plain = $" {Plain(name)} ";
        foreach (var (kind, words) in Signs)
        {
            if (words.Any(word => plain.Contains($" {word} ", StringComparison.Ordinal)))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The name is a word for its kind and says nothing more: “Done”, not “Outline complete”.</summary>
    public static bool IsPlain(string name) => Bare.Contains(Plain(name));

    /// <summary>
    /// The kinds of a board's steps by their names. Where one is simply called done, another that has something else done (“Outline complete”) is a step on the way.
    /// </summary>
    public static StatusKind? Of(string name, IEnumerable<string> all) =>
        Of(name) is { } kind ? kind == StatusKind.Done && !IsPlain(name) && all.Any(other => IsPlain(other) && Of(other) == StatusKind.Done) ? StatusKind.Doing : kind : null;

    private static string Plain(string name) =>
        string.Join(' ', string.Concat(HeaderWords.Plain(name).Select(character => char.IsLetterOrDigit(character) || character == '-' ? character : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Lists are steps when half of them have names of steps, or one is called done.</summary>
    public static ListMeaning Meaning(SourceBoard board)
    {
        if (board.Lists.Count == 0 || board.Statuses.Count > 0)
        {
            return ListMeaning.Phases;
        }

        var kinds = board.Lists.Select(list => Of(list.Name)).ToList();
        return kinds.Count(kind => kind is not null) * 2 >= kinds.Count || (board.Source == SourceKind.Trello && kinds.Contains(StatusKind.Done)) ? ListMeaning.Steps : ListMeaning.Phases;
    }
}
