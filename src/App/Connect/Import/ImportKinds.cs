using Regie.Plan;

namespace Regie.Connect;

/// <summary>What a source decides of each kind of entity.</summary>
internal static class ImportKinds
{
    public static readonly FieldSet<Project> Project = new FieldSet<Project>()
        .Add("name", row => row.Name, (from, to) => to.Name = from.Name)
        .Add("goal", row => row.Goal, (from, to) => to.Goal = from.Goal)
        .Add("start", row => row.StartDate, (from, to) => to.StartDate = from.StartDate)
        .Add("target", row => row.TargetDate, (from, to) => to.TargetDate = from.TargetDate);

    public static readonly FieldSet<Party> Party = new FieldSet<Party>()
        .Add("name", row => row.IsPlaceholder ? row.Name : null, (from, to) => to.Name = from.Name)
        .Add("email", row => row.IsPlaceholder ? row.Email : null, (from, to) => to.Email = from.Email);

    public static readonly FieldSet<Section> Section = new FieldSet<Section>()
        .Add("name", row => row.Name, (from, to) => to.Name = from.Name)
        .Add("archived", row => row.ArchivedAt is not null, (from, to) => to.ArchivedAt = from.ArchivedAt);

    public static readonly FieldSet<Status> Status = new FieldSet<Status>()
        .Add("name", row => row.Name, (from, to) => to.Name = from.Name)
        .Add("archived", row => row.ArchivedAt is not null, (from, to) => to.ArchivedAt = from.ArchivedAt);

    public static readonly FieldSet<Label> Label = new FieldSet<Label>()
        .Add("name", row => row.Name, (from, to) => to.Name = from.Name)
        .Add("colour", row => row.Colour, (from, to) => to.Colour = from.Colour);

    public static readonly FieldSet<CustomField> Field = new FieldSet<CustomField>()
        .Add("name", row => row.Name, (from, to) => to.Name = from.Name)
        .Add("options", row => row.Options, (from, to) => to.Options = from.Options);

    public static readonly FieldSet<TaskItem> Task = new FieldSet<TaskItem>()
        .Add("title", row => row.Title, (from, to) => to.Title = from.Title)
        .Add("description", row => row.Description, (from, to) => to.Description = from.Description)
        .Add("parent", row => row.ParentId, (from, to) => to.ParentId = from.ParentId)
        .Add("section", row => row.SectionId, (from, to) => to.SectionId = from.SectionId)
        .Add("status", row => row.StatusId, (from, to) => to.StatusId = from.StatusId)
        .Add("assignee", row => row.AssigneeId, (from, to) => to.AssigneeId = from.AssigneeId)
        .Add("startDate", row => row.StartDate, (from, to) => to.StartDate = from.StartDate)
        .Add("startTime", row => row.StartTime, (from, to) => to.StartTime = from.StartTime)
        .Add("dueDate", row => row.DueDate, (from, to) => to.DueDate = from.DueDate)
        .Add("dueTime", row => row.DueTime, (from, to) => to.DueTime = from.DueTime)
        .Add("zone", row => row.TimeZone, (from, to) => to.TimeZone = from.TimeZone)
        .Add("estimate", row => row.EstimateMinutes, (from, to) => to.EstimateMinutes = from.EstimateMinutes)
        .Add("remaining", row => row.RemainingMinutes, (from, to) => to.RemainingMinutes = from.RemainingMinutes)
        .Add("duration", row => row.DurationMinutes, (from, to) => to.DurationMinutes = from.DurationMinutes)
        .Add("elapsed", row => row.IsElapsed, (from, to) => to.IsElapsed = from.IsElapsed)
        .Add("progress", row => row.Progress, (from, to) => to.Progress = from.Progress)
        .Add("priority", row => row.Priority, (from, to) => to.Priority = from.Priority)
        .Add("milestone", row => row.IsMilestone, (from, to) => to.IsMilestone = from.IsMilestone)
        .Add("constraint", row => row.ConstraintKind, (from, to) => to.ConstraintKind = from.ConstraintKind)
        .Add("constraintDate", row => row.ConstraintDate, (from, to) => to.ConstraintDate = from.ConstraintDate)
        .Add("deadline", row => row.Deadline, (from, to) => to.Deadline = from.Deadline)
        .Add("actualStart", row => row.ActualStart, (from, to) => to.ActualStart = from.ActualStart)
        .Add("actualFinish", row => row.ActualFinish, (from, to) => to.ActualFinish = from.ActualFinish)
        .Add("values", row => row.CustomValues is "{}" ? null : row.CustomValues, (from, to) => to.CustomValues = from.CustomValues)
        .Add("closed", row => row.ClosedAt is not null, (from, to) => to.ClosedAt = from.ClosedAt)
        .Add("archived", row => row.ArchivedAt is not null, (from, to) => to.ArchivedAt = from.ArchivedAt);

    public static readonly FieldSet<ChecklistItem> ChecklistItem = new FieldSet<ChecklistItem>()
        .Add("list", row => row.Checklist, (from, to) => to.Checklist = from.Checklist)
        .Add("text", row => row.Text, (from, to) => to.Text = from.Text)
        .Add("done", row => row.DoneAt is not null, (from, to) => to.DoneAt = from.DoneAt);

    public static readonly FieldSet<Attachment> Attachment = new FieldSet<Attachment>()
        .Add("name", row => row.Name, (from, to) => to.Name = from.Name)
        .Add("url", row => row.Url, (from, to) => to.Url = from.Url);

    public static readonly FieldSet<Dependency> Dependency = new FieldSet<Dependency>()
        .Add("lagKind", row => row.LagKind, (from, to) => to.LagKind = from.LagKind)
        .Add("lag", row => row.Lag, (from, to) => to.Lag = from.Lag);

    public static readonly FieldSet<Comment> Comment = new FieldSet<Comment>()
        .Add("body", row => row.Body, (from, to) => (to.Body, to.EditedAt) = (from.Body, from.EditedAt));
}
