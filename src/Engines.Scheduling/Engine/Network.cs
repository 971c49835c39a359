namespace Regie.Scheduling;

/// <summary>A plan compiled: everything the passes read, nothing they write. Never changed once made.</summary>
sealed record Network
{
    public required ScheduleInput Input { get; init; }
    public required KeyMap Keys { get; init; }
    public required Outline Outline { get; init; }
    public required CalendarShelf Shelf { get; init; }
    /// <summary>Calendars by the number nodes carry: the elapsed calendar, the project's, then those of tasks.</summary>
    public required WorkingTime[] Times { get; init; }
    public required List<(Guid, Guid?)> TimeKeys { get; init; }
    /// <summary>Index of the anchor in each calendar.</summary>
    public required int[] AnchorIndex { get; init; }
    public required Node[] Nodes { get; init; }
    public required Graph Graph { get; init; }
    /// <summary>First working moment of the project.</summary>
    public required int Anchor { get; init; }
    /// <summary>Some task is as late as possible: schedules need a second forward pass.</summary>
    public required bool HasAsLateAsPossible { get; init; }

    public WorkingTime ProjectTime => Times[ProjectCalendar];

    public const short ElapsedCalendar = 0;
    public const short ProjectCalendar = 1;
}
