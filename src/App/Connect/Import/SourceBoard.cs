namespace Regie.Connect;

/// <summary>
/// A board, project or sheet of another tool in words of our own, so that everything after the reader (preview, mapping, merge, undo, pages)
/// is written once. Order in the lists is the order of the source.
/// </summary>
/// <remarks>
/// What grows with the number of comments (<see cref="Comments"/>, <see cref="Activity"/>, <see cref="Raws"/>) is a stream that may read the
/// file again; all else is in memory.
/// </remarks>
public sealed record SourceBoard
{
    public required SourceKind Source { get; init; }

    public required SourceProject Project { get; init; }

    public IReadOnlyList<SourceList> Lists { get; init; } = [];

    public IReadOnlyList<SourceLabel> Labels { get; init; } = [];

    public IReadOnlyList<SourcePerson> People { get; init; } = [];

    public IReadOnlyList<SourceField> Fields { get; init; } = [];

    /// <summary>Status names where the source keeps a status apart from its lists (monday, a table with a status column); else empty.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Tasks and subtasks; a parent stands before its children.</summary>
    public IReadOnlyList<SourceTask> Tasks { get; init; } = [];

    public IReadOnlyList<SourceDependency> Dependencies { get; init; } = [];

    public IReadOnlyList<SourceCalendar> Calendars { get; init; } = [];

    public IReadOnlyList<SourceBaseline> Baselines { get; init; } = [];

    public IEnumerable<SourceComment> Comments { get; init; } = [];

    public int CommentCount { get; init; }

    public IEnumerable<SourceActivity> Activity { get; init; } = [];

    public int ActivityCount { get; init; }

    /// <summary>Per object, what has no native place: kept as JSON, searchable.</summary>
    public IEnumerable<SourceRaw> Raws { get; init; } = [];

    /// <summary>Where every leaf field of the file went.</summary>
    public required IReadOnlyList<FieldFate> Census { get; init; }

    public IReadOnlyList<SourceWarning> Warnings { get; init; } = [];

    /// <summary>For a table: the columns, their proposed meaning and what must be asked. Null for the other sources.</summary>
    public TableReading? Table { get; init; }
}

/// <summary>The project itself. Dates are the source's.</summary>
public sealed record SourceProject(string ExternalId, string Name)
{
    public string? Description { get; init; }

    public bool Archived { get; init; }

    public SourceDate? Start { get; init; }

    public SourceDate? Due { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string? Url { get; init; }

    public string? CalendarId { get; init; }
}

/// <summary>A list, group or section. Whether lists are steps of the work or phases is asked in the preview.</summary>
public sealed record SourceList(string ExternalId, string Name, bool Archived = false, string? Colour = null);

/// <summary>A label or tag with the source's colour word or hex value.</summary>
public sealed record SourceLabel(string ExternalId, string Name, string? Colour = null);

/// <summary>A person of the source. Without an e-mail address it can only become a placeholder until somebody says who it is.</summary>
public sealed record SourcePerson(string ExternalId, string Name, string? Email = null, string? Handle = null);

/// <summary>A comment with its own author and date.</summary>
public sealed record SourceComment(string ExternalId, string? TaskId, string? AuthorId, DateTimeOffset? At, string Text)
{
    /// <summary>A time of the source without a zone, when <see cref="At"/> cannot be known: read in the importing person's zone.</summary>
    public DateTime? LocalAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public string? ReplyToId { get; init; }
}

/// <summary>Something that happened in the source, shown in the activity feed with its own date.</summary>
public sealed record SourceActivity(string ExternalId, string? TaskId, string? ActorId, DateTimeOffset At, string Kind, string? Text);

/// <summary>What of one object has no native place, as a JSON object.</summary>
/// <param name="Type">Kind of the object in the source: board, card, list, task, resource …</param>
public sealed record SourceRaw(string Type, string ExternalId, string Json);
