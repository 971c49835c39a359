namespace Regie.Connect;

/// <summary>A card, task, item or row, or a subtask of one.</summary>
public sealed record SourceTask(string ExternalId, string Title)
{
    /// <summary>Task this is a subtask of.</summary>
    public string? ParentId { get; init; }

    public string? ListId { get; init; }

    /// <summary>Place among the tasks of its list, where the source keeps one that outlives other tasks coming and going.</summary>
    public double? Position { get; init; }

    /// <summary>Status name, for sources that keep one apart from the list.</summary>
    public string? Status { get; init; }

    /// <summary>Markdown.</summary>
    public string? Description { get; init; }

    public bool Archived { get; init; }

    public bool Milestone { get; init; }

    public SourceDate? Start { get; init; }

    public SourceDate? Due { get; init; }

    public bool Completed { get; init; }

    /// <summary>When it was completed, a day or an instant as the source knows it; null where it does not say.</summary>
    public SourceDate? CompletedOn { get; init; }

    /// <summary>When it came to the list it is in now: the best answer to “since when is it done” where a list means done.</summary>
    public SourceDate? InListSince { get; init; }

    public SourceDate? CreatedOn { get; init; }

    public SourceDate? UpdatedOn { get; init; }

    /// <summary>People in the source's order: the first becomes the assignee, the others contributors.</summary>
    public IReadOnlyList<string> PersonIds { get; init; } = [];

    public IReadOnlyList<string> LabelIds { get; init; } = [];

    public IReadOnlyList<SourceChecklist> Checklists { get; init; } = [];

    public IReadOnlyList<SourceAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<SourceValue> Values { get; init; } = [];

    public SourcePriority? Priority { get; init; }

    public int? EstimateMinutes { get; init; }

    public int? RemainingMinutes { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Progress { get; init; }

    public string? Url { get; init; }

    /// <summary>Names of further projects that hold the same task (multi-homing).</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];

    /// <summary>What only a scheduling tool knows. Null for the others.</summary>
    public SourceSchedule? Schedule { get; init; }
}

public enum SourcePriority
{
    Low,
    Normal,
    High,
    Urgent,
}

public sealed record SourceChecklist(string ExternalId, string Name, IReadOnlyList<SourceCheckItem> Items);

public sealed record SourceCheckItem(string ExternalId, string Text, bool Done)
{
    public SourceDate? Due { get; init; }

    public string? PersonId { get; init; }
}

/// <summary>A link, or a file that lies with the source and needs a sign-in to fetch.</summary>
public sealed record SourceAttachment(string ExternalId, string Name, string Url)
{
    public bool NeedsLogin { get; init; }

    public long? Bytes { get; init; }

    public string? MediaType { get; init; }

    public string? PersonId { get; init; }

    public DateTimeOffset? At { get; init; }

    public bool IsCover { get; init; }
}
