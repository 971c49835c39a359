using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Regie.Connect;

/// <summary>Counts the leaves of an MS Project file, and keeps those that have no native place as JSON.</summary>
internal sealed class MspdiFields
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly FrozenDictionary<string, string> Native = new Dictionary<string, string>
    {
        ["Name"] = "project.name",
        ["Title"] = "project.name",
        ["GUID"] = "project.externalRef",
        ["CreationDate"] = "project.createdAt",
        ["LastSaved"] = "project.updatedAt",
        ["StartDate"] = "project.start",
        ["FinishDate"] = "project.target",
        ["CalendarUID"] = "project.calendar",

        ["Calendars/Calendar/UID"] = "calendar.externalRef",
        ["Calendars/Calendar/Name"] = "calendar.name",
        ["Calendars/Calendar/IsBaseCalendar"] = "calendar.base",
        ["Calendars/Calendar/BaseCalendarUID"] = "calendar.base",
        ["Calendars/Calendar/WeekDays/WeekDay/DayType"] = "calendar.week",
        ["Calendars/Calendar/WeekDays/WeekDay/DayWorking"] = "calendar.week",
        ["Calendars/Calendar/WeekDays/WeekDay/WorkingTimes/WorkingTime/FromTime"] = "calendar.week",
        ["Calendars/Calendar/WeekDays/WeekDay/WorkingTimes/WorkingTime/ToTime"] = "calendar.week",
        ["Calendars/Calendar/WeekDays/WeekDay/TimePeriod/FromDate"] = "calendar.exceptions",
        ["Calendars/Calendar/WeekDays/WeekDay/TimePeriod/ToDate"] = "calendar.exceptions",

        ["Resources/Resource/UID"] = "person.externalRef",
        ["Resources/Resource/Name"] = "person.name",
        ["Resources/Resource/EmailAddress"] = "person.email",

        ["Assignments/Assignment/TaskUID"] = "task.people",
        ["Assignments/Assignment/ResourceUID"] = "task.people",

        ["Tasks/Task/UID"] = "task.externalRef",
        ["Tasks/Task/ID"] = "task.order",
        ["Tasks/Task/Name"] = "task.title",
        ["Tasks/Task/Notes"] = "task.description",
        ["Tasks/Task/OutlineLevel"] = "task.parent",
        ["Tasks/Task/Summary"] = "task.summary",
        ["Tasks/Task/Milestone"] = "task.milestone",
        ["Tasks/Task/Start"] = "task.start",
        ["Tasks/Task/Finish"] = "task.due",
        ["Tasks/Task/Duration"] = "task.duration",
        ["Tasks/Task/DurationFormat"] = "task.duration",
        ["Tasks/Task/Work"] = "task.estimate",
        ["Tasks/Task/RemainingWork"] = "task.remaining",
        ["Tasks/Task/PercentComplete"] = "task.progress",
        ["Tasks/Task/ActualStart"] = "task.actualStart",
        ["Tasks/Task/ActualFinish"] = "task.actualFinish",
        ["Tasks/Task/ConstraintType"] = "task.constraint",
        ["Tasks/Task/ConstraintDate"] = "task.constraint",
        ["Tasks/Task/Deadline"] = "task.deadline",
        ["Tasks/Task/Manual"] = "task.mode",
        ["Tasks/Task/CreateDate"] = "task.createdAt",
        ["Tasks/Task/PredecessorLink/PredecessorUID"] = "dependency",
        ["Tasks/Task/PredecessorLink/Type"] = "dependency.type",
        ["Tasks/Task/PredecessorLink/LinkLag"] = "dependency.lag",
        ["Tasks/Task/PredecessorLink/LagFormat"] = "dependency.lag",
        ["Tasks/Task/Baseline/Number"] = "baseline",
        ["Tasks/Task/Baseline/Start"] = "baseline.start",
        ["Tasks/Task/Baseline/Finish"] = "baseline.finish",
        ["Tasks/Task/Baseline/Duration"] = "baseline.duration",
        ["Tasks/Task/Baseline/Work"] = "baseline.work",
        ["Tasks/Task/Baseline/Cost"] = "baseline.cost",

        ["ExtendedAttributes/ExtendedAttribute/FieldID"] = "customField.externalRef",
        ["ExtendedAttributes/ExtendedAttribute/FieldName"] = "customField.type",
        ["ExtendedAttributes/ExtendedAttribute/Alias"] = "customField.name",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Custom = new[]
    {
        "Tasks/Task/ExtendedAttribute/FieldID", "Tasks/Task/ExtendedAttribute/Value",
    }.ToFrozenSet();

    private readonly Dictionary<string, FieldFate> fates = [];

    public IReadOnlyList<FieldFate> Fates => [.. fates.Values];

    /// <summary>Counts every leaf of a piece and gives back what is kept raw of it, or null.</summary>
    public SourceRaw? Count(string path, XmlPiece piece, string type, string id)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            if (!Write(writer, path, piece))
            {
                return null;
            }
        }

        return new(type, id, System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    // Children of one name become an array; what is native is left out, and so is an element all of whose children are.
    private bool Write(Utf8JsonWriter writer, string path, XmlPiece piece)
    {
        var kept = piece.Children.Where(child => Keeps(Path(path, child), child, count: true)).ToList();
        if (piece.Children.Count == 0)
        {
            Keeps(path, piece, count: true);
        }

        if (kept.Count == 0)
        {
            return false;
        }

        WriteObject(writer, path, kept);
        return true;
    }

    private void WriteObject(Utf8JsonWriter writer, string path, IEnumerable<XmlPiece> kept)
    {
        writer.WriteStartObject();
        foreach (var group in kept.GroupBy(child => child.Name))
        {
            writer.WritePropertyName(group.Key);
            var many = group.Count() > 1;
            if (many)
            {
                writer.WriteStartArray();
            }

            foreach (var child in group)
            {
                if (child.Children.Count == 0)
                {
                    writer.WriteStringValue(child.Text ?? "");
                }
                else
                {
                    WriteObject(writer, Path(path, child), child.Children.Where(inner => Keeps(Path(Path(path, child), inner), inner, count: false)));
                }
            }

            if (many)
            {
                writer.WriteEndArray();
            }
        }

        writer.WriteEndObject();
    }

    private bool Keeps(string path, XmlPiece piece, bool count)
    {
        if (piece.Children.Count > 0)
        {
            // Every child is looked at, also after the first that is kept: each is counted.
            var any = false;
            foreach (var child in piece.Children)
            {
                any |= Keeps(Path(path, child), child, count);
            }

            return any;
        }

        var fate = FateOf(path, out var target);
        if (count)
        {
            fates[path] = fates.TryGetValue(path, out var known) ? known with { Count = known.Count + 1 } : new(path, 1, fate, target);
        }

        return fate == Fate.Raw;
    }

    private static Fate FateOf(string path, out string? target)
    {
        if (Native.TryGetValue(path, out target))
        {
            return Fate.Native;
        }

        if (path.StartsWith("Calendars/Calendar/Exceptions/Exception/", StringComparison.Ordinal))
        {
            target = "calendar.exceptions";
            return Fate.Native;
        }

        target = Custom.Contains(path) ? "*" : null;
        return target is null ? Fate.Raw : Fate.Custom;
    }

    private static string Path(string parent, XmlPiece child) => parent.Length == 0 ? child.Name : $"{parent}/{child.Name}";
}
