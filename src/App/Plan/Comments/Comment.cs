using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Something said about a task, or about the project where no task is named.</summary>
public sealed class Comment : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public Guid? TaskId { get; set; }
    public Guid? AuthorId { get; set; }

    /// <summary>The author's name in the source, where nobody stands behind it.</summary>
    public string? AuthorName { get; set; }

    public DateTimeOffset At { get; set; }
    public DateTimeOffset? EditedAt { get; set; }
    public Guid? ReplyToId { get; set; }

    /// <summary>Markdown; a mention is <c>@[Name](person-id)</c>.</summary>
    public string Body { get; set; } = "";
}
