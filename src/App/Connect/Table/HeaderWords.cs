using System.Globalization;
using System.Text;

namespace Regie.Connect;

/// <summary>What the headers of a table usually mean, in English and French.</summary>
internal static class HeaderWords
{
    public const string CustomField = "customField";
    public const string Raw = "raw";

    private static readonly Dictionary<string, string> TargetOf = new (string Target, string Words)[]
    {
        ("id", "id|task id|item id|item id (auto generated)|identifiant|reference|ref|key|cle|numero|issue key|n"),
        ("title", "title|task|task name|name|titre|tache|nom|nom de la tache|intitule|sujet|subject|summary|item|action|card name|what|quoi|libelle"),
        ("description", "description|notes|note|details|detail|commentaire|commentaires|remarques|card description"),
        ("section", "section|section/column|phase|list|liste|group|groupe|etape|stage|milestone name|lot|list name|column|colonne|categorie|category"),
        ("status", "status|statut|state|etat|avancement (statut)|progression"),
        ("people", "assignee|assigned to|owner|responsable|assigne a|attribue a|qui|who|person|personne|people|personnes|pilote|members|membres|proprietaire|assignees"),
        ("email", "assignee email|email|e-mail|courriel|adresse e-mail|mail"),
        ("start", "start|start date|debut|date de debut|begin|commence le|timeline - start|from"),
        ("due", "due|due date|deadline|echeance|date d'echeance|end|end date|fin|date de fin|date limite|timeline - end|date|pour le|finish|livraison"),
        ("completed", "done|completed|complete|fait|termine|terminee|fini"),
        ("completedOn", "completed at|completed on|done on|termine le|date de fin reelle|closed at|fait le|closed"),
        ("createdOn", "created at|created|created on|cree le|date de creation|creation"),
        ("updatedOn", "last modified|updated at|updated|modifie le|derniere modification"),
        ("priority", "priority|priorite|prio|importance|urgence"),
        ("labels", "labels|label|tags|tag|etiquettes|etiquette|mots-cles"),
        ("estimateHours", "estimate|estimation|estimated hours|hours|heures|charge|charge (h)|effort|estimate (h)|duree (h)|temps estime|estimated time"),
        ("progress", "progress|% complete|percent complete|progres|% fait|avancement|% termine|percent|% avancement"),
        ("parent", "parent|parent task|tache parente|tache parent|sous-tache de|subtask of|parent id"),
        ("blockedBy", "blocked by|blocked by (dependencies)|depends on|predecessors|predecessor|depend de|bloque par|predecesseurs|predecesseur"),
        ("blocking", "blocking|blocking (dependencies)|blocks|bloque"),
        ("milestone", "milestone|jalon|is milestone"),
        ("url", "url|link|lien|permalink|card url"),
    }.SelectMany(entry => entry.Words.Split('|').Select(word => (word, entry.Target))).ToDictionary(word => word.word, word => word.Target);

    private static readonly HashSet<string> French =
        ["titre", "tache", "nom", "statut", "echeance", "debut", "fin", "responsable", "priorite", "etat", "date de debut", "date de fin", "etiquettes", "jalon", "liste"];

    /// <summary>All targets a column can be given.</summary>
    public static IReadOnlySet<string> Targets { get; } = TargetOf.Values.Append(CustomField).Append(Raw).ToHashSet();

    public static string? Target(string header) => TargetOf.GetValueOrDefault(Plain(header));

    public static bool IsFrench(IEnumerable<string> headers) => headers.Any(header => French.Contains(Plain(header)));

    /// <summary>Lower case, without accents and without spaces at the ends.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(character is '\u2019' ? '\'' : character is '\u00A0' or '\u202F' ? ' ' : char.ToLowerInvariant(character));
            }
        }

        return plain.ToString();
    }

    public static SourcePriority? Priority(string? text) => Plain(text ?? "") switch
    {
        "low" or "faible" or "basse" or "bas" or "p3" or "p4" or "3" or "4" => SourcePriority.Low,
        "medium" or "normal" or "normale" or "moyenne" or "moyen" or "mid" or "p2" or "2" => SourcePriority.Normal,
        "high" or "haute" or "elevee" or "important" or "importante" or "p1" or "1" => SourcePriority.High,
        "urgent" or "urgente" or "critical" or "critique" or "highest" or "p0" or "0" => SourcePriority.Urgent,
        _ => null,
    };

    public static bool? Truth(object? cell) => cell is bool flag ? flag : Plain(Cell.Text(cell) ?? "") switch
    {
        "true" or "yes" or "y" or "x" or "oui" or "o" or "vrai" or "done" or "fait" or "1" or "✓" or "✔" or "termine" or "terminee" or "completed" => true,
        "false" or "no" or "n" or "non" or "faux" or "0" or "☐" => false,
        _ => null,
    };
}
