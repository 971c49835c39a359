namespace Regie.Plan;

/// <summary>What of a project's tasks is shown. Stands in the URL and in saved views.</summary>
public sealed record TaskFilterValue(string? Text, Guid? Who, bool Nobody, Guid? Label, Guid? Section, string? State)
{
    public static readonly TaskFilterValue None = new(null, null, false, null, null, null);

    public bool IsNone => this == None;

    /// <summary>How many conditions it has, for the button.</summary>
    public int Count => new[] { Who is not null || Nobody, Label is not null, Section is not null, State is not null }.Count(set => set);

    public bool Matches(TaskView task, DateOnly today) =>
        (Text is null || task.Title.Contains(Text, StringComparison.CurrentCultureIgnoreCase) || $"#{task.Number}" == Text)
        && (Who is null || task.AssigneeId == Who || task.Contributors.Any(person => person.Id == Who))
        && (!Nobody || task.AssigneeId is null)
        && (Label is null || task.LabelIds.Contains(Label.Value))
        && (Section is null || task.SectionId == Section)
        && State switch
        {
            "open" => task.ClosedAt is null,
            "late" => task.IsLate,
            "critical" => task is { ClosedAt: null, Schedule.IsCritical: true },
            "waiting" => task.StatusKind == StatusKind.Waiting,
            "week" => task.ClosedAt is null && (task.DueDate ?? Finish(task)) is { } day && day <= today.AddDays(7),
            // What a task lacks is asked of the database (TaskGap): the tasks at hand are those.
            _ => true,
        };

    private static DateOnly? Finish(TaskView task) => task.Schedule is { } schedule ? DateOnly.FromDateTime(schedule.Finish) : null;
}
