namespace Regie.Shell.Demo;

/// <summary>One line of a demo project's plan.</summary>
/// <param name="Days">Working days; 0 is a milestone.</param>
/// <param name="After">Keys of the tasks it waits for; <c>key+1</c> waits one working day more.</param>
/// <param name="Start">Day counted from the Monday of the story, where it starts at a date of its own.</param>
/// <param name="Closed">Day it was finished, if it was.</param>
internal sealed record PlannedTask(string Key, string English, string French, string? Who = null, decimal Days = 1, string[]? After = null, int? Start = null, int? Due = null,
    int? Closed = null, string? Parent = null, decimal? Hours = null)
{
    public const int DayMinutes = 480;

    /// <summary>When on that day it was finished.</summary>
    public string At { get; init; } = "16:40";

    /// <summary>The section it stands in, where the project has some.</summary>
    public string? Section { get; init; }

    public (string English, string French)? Deliverable { get; init; }
    public (string English, string French)? Criteria { get; init; }
    public (string English, string French)? Description { get; init; }

    /// <summary>Work it takes, in minutes.</summary>
    public int Minutes => (int)((Hours ?? Days * 6) * 60);
}
