using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What an entity is called outside, and what its fields were when last brought in: the common ancestor of a three-way merge.</summary>
public sealed class ExternalRef : IOwned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }

    /// <summary>Source and thing, such as <c>trello:5f1c…</c>.</summary>
    public string Connection { get; set; } = "";

    /// <summary>Kind in our words: task, section, comment …</summary>
    public string Kind { get; set; } = "";

    public string ExternalId { get; set; } = "";
    public Guid EntityId { get; set; }
    public Guid? ProjectId { get; set; }

    /// <summary>The import that made the entity.</summary>
    public Guid? ImportId { get; set; }

    public string? Url { get; set; }

    /// <summary>JSON: field → value as last imported.</summary>
    public string LastValues { get; set; } = "{}";
}

/// <summary>What of an imported thing has no place of its own: kept, and found by search.</summary>
public sealed class ImportedRaw : IOwned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid? ProjectId { get; set; }
    public Guid ImportId { get; set; }

    /// <summary>The entity it belongs to, where there is one.</summary>
    public Guid? EntityId { get; set; }

    /// <summary>Kind of the thing in the source: board, card, list …</summary>
    public string Type { get; set; } = "";

    public string ExternalId { get; set; } = "";
    public string Json { get; set; } = "{}";
}

/// <summary>Something that happened in the source before it was brought in, with the source's own date.</summary>
public sealed class ImportedActivity : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public Guid? TaskId { get; set; }
    public Guid ImportId { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid? ActorId { get; set; }
    public string? ActorName { get; set; }
    public string Kind { get; set; } = "";
    public string? Text { get; set; }
    public string ExternalId { get; set; } = "";
}
