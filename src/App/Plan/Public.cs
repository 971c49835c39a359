using Regie.Kernel;

namespace Regie.Plan;

// What happened, for activity, notifications, flows and live pages. Names and members are stable. One event per change; bulk work is one event.

[Event("plan.project.created", "project")]
public sealed record ProjectCreated(Guid BusinessId, Guid SubjectId, string Name) : IEvent;

[Event("plan.project.updated", "project")]
public sealed record ProjectUpdated(Guid BusinessId, Guid SubjectId, string Name, IReadOnlyList<string> Fields) : IEvent;

[Event("plan.project.deleted", "project")]
public sealed record ProjectDeleted(Guid BusinessId, Guid SubjectId, string Name) : IEvent;

[Event("plan.project.restored", "project")]
public sealed record ProjectRestored(Guid BusinessId, Guid SubjectId, string Name) : IEvent;

/// <summary>Statuses, sections, labels, fields or members of a project changed.</summary>
[Event("plan.project.arranged", "project")]
public sealed record ProjectArranged(Guid BusinessId, Guid SubjectId, string What, string Name) : IEvent;

/// <summary>The engine moved dates: how many tasks (and which, unless they are very many), and where the finish went.</summary>
[Event("plan.project.rescheduled", "project")]
public sealed record ProjectRescheduled(Guid BusinessId, Guid SubjectId, int Tasks, DateTime? FinishBefore, DateTime? Finish, IReadOnlyList<Guid>? TaskIds = null) : IEvent;

[Event("plan.task.created", "task")]
public sealed record TaskCreated(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title) : IEvent;

[Event("plan.task.updated", "task")]
public sealed record TaskUpdated(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, IReadOnlyList<string> Fields) : IEvent;

[Event("plan.task.moved", "task")]
public sealed record TaskMoved(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, string? Status, string? Section) : IEvent;

[Event("plan.task.closed", "task")]
public sealed record TaskClosed(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, string? Outcome) : IEvent;

[Event("plan.task.reopened", "task")]
public sealed record TaskReopened(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title) : IEvent;

[Event("plan.task.deleted", "task")]
public sealed record TaskDeleted(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title) : IEvent;

[Event("plan.task.restored", "task")]
public sealed record TaskRestored(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title) : IEvent;

/// <summary>Many tasks changed at once, in one way.</summary>
[Event("plan.tasks.updated", "project")]
public sealed record TasksUpdated(Guid BusinessId, Guid SubjectId, string What, IReadOnlyList<Guid> TaskIds) : IEvent;

[Event("plan.task.commented", "task")]
public sealed record TaskCommented(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, Guid CommentId, string Excerpt) : IEvent;

[Event("plan.comment.changed", "task")]
public sealed record CommentChanged(Guid BusinessId, Guid SubjectId, Guid? ParentId, Guid CommentId, bool Deleted) : IEvent;

[Event("plan.dependency.added", "task")]
public sealed record DependencyAdded(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, Guid PredecessorId, string Predecessor) : IEvent;

[Event("plan.dependency.removed", "task")]
public sealed record DependencyRemoved(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, Guid PredecessorId, string Predecessor) : IEvent;

[Event("plan.attachment.added", "task")]
public sealed record AttachmentAdded(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, string Name) : IEvent;

[Event("plan.attachment.removed", "task")]
public sealed record AttachmentRemoved(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, string Name) : IEvent;

[Event("plan.checklist.changed", "task")]
public sealed record ChecklistChanged(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, string Item, string What) : IEvent;

[Event("plan.time.logged", "task")]
public sealed record TimeLogged(Guid BusinessId, Guid SubjectId, Guid? ParentId, string Title, int Minutes, DateOnly Day) : IEvent;

[Event("plan.baseline.taken", "project")]
public sealed record BaselineTaken(Guid BusinessId, Guid SubjectId, Guid BaselineId, string Name, string? Reason) : IEvent;
