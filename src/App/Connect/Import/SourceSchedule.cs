namespace Regie.Connect;

/// <summary>What a scheduling tool says of a task. Dates are wall-clock times of the project; durations are working minutes.</summary>
public sealed record SourceSchedule
{
    public bool Manual { get; init; }

    public bool Summary { get; init; }

    public SourceConstraint Constraint { get; init; }

    public DateTime? ConstraintDate { get; init; }

    public DateTime? Deadline { get; init; }

    public string? CalendarId { get; init; }

    public int? DurationMinutes { get; init; }

    /// <summary>The duration counts every hour, not only working ones.</summary>
    public bool Elapsed { get; init; }

    public bool Estimated { get; init; }

    public DateTime? ActualStart { get; init; }

    public DateTime? ActualFinish { get; init; }

    /// <summary>As stored by the source, to compare our own reckoning with.</summary>
    public DateTime? EarlyStart { get; init; }

    public DateTime? EarlyFinish { get; init; }

    public DateTime? LateStart { get; init; }

    public DateTime? LateFinish { get; init; }

    public bool? Critical { get; init; }
}

public enum SourceConstraint
{
    AsSoonAsPossible,
    AsLateAsPossible,
    MustStartOn,
    MustFinishOn,
    StartNoEarlierThan,
    StartNoLaterThan,
    FinishNoEarlierThan,
    FinishNoLaterThan,
}

public enum SourceLinkType
{
    FinishToStart,
    StartToStart,
    FinishToFinish,
    StartToFinish,
}

/// <summary>A link between two tasks. The lag is minutes (working ones, or all when <see cref="ElapsedLag"/>), or a share of the predecessor's duration.</summary>
public sealed record SourceDependency(string PredecessorId, string SuccessorId, SourceLinkType Type = SourceLinkType.FinishToStart)
{
    public int LagMinutes { get; init; }

    /// <summary>Percent of the predecessor's duration; then <see cref="LagMinutes"/> is 0.</summary>
    public decimal? LagPercent { get; init; }

    public bool ElapsedLag { get; init; }

    public string ExternalId => $"{PredecessorId}>{SuccessorId}:{Type}";
}

/// <summary>Working times of a project or a person.</summary>
public sealed record SourceCalendar(string ExternalId, string Name)
{
    public string? BaseId { get; init; }

    public bool IsBase { get; init; }

    /// <summary>Working intervals by day; a day that is absent follows the base calendar.</summary>
    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<SourceInterval>> Week { get; init; } = new Dictionary<DayOfWeek, IReadOnlyList<SourceInterval>>();

    public IReadOnlyList<SourceException> Exceptions { get; init; } = [];
}

/// <summary>A working interval; an end of 00:00 is midnight at the end of the day.</summary>
public readonly record struct SourceInterval(TimeOnly From, TimeOnly To);

/// <summary>Days that differ from the week: every day from <paramref name="From"/> to <paramref name="To"/> that the recurrence names; no interval means a day off.</summary>
public sealed record SourceException(string? Name, DateOnly From, DateOnly To, IReadOnlyList<SourceInterval> Working)
{
    public SourceRecurrence? Recurrence { get; init; }
}

/// <summary>How an exception comes again, as in MS Project.</summary>
public sealed record SourceRecurrence(SourceRepeat Repeat)
{
    /// <summary>Every nth day, week, month; 1 when absent.</summary>
    public int Every { get; init; } = 1;

    public int? Occurrences { get; init; }

    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary>Day of the month, for those by date.</summary>
    public int? MonthDay { get; init; }

    /// <summary>1 = January, for yearly ones.</summary>
    public int? Month { get; init; }

    /// <summary>1 = first … 4 = fourth, 5 = last, for those by position.</summary>
    public int? Position { get; init; }

    /// <summary>What the position counts: a day of the week, or null with <see cref="AnyDay"/>, <see cref="WorkDay"/> or <see cref="WeekendDay"/>.</summary>
    public DayOfWeek? PositionDay { get; init; }

    public bool AnyDay { get; init; }

    public bool WorkDay { get; init; }

    public bool WeekendDay { get; init; }
}

public enum SourceRepeat
{
    Daily,
    Weekly,
    MonthlyByDay,
    MonthlyByPosition,
    YearlyByDay,
    YearlyByPosition,
}

/// <summary>A frozen copy of dates in the source; slot 0 is “the baseline”, 1 to 10 the numbered ones.</summary>
public sealed record SourceBaseline(int Number, IReadOnlyList<SourceBaselineEntry> Entries);

public sealed record SourceBaselineEntry(string TaskId)
{
    public DateTime? Start { get; init; }

    public DateTime? Finish { get; init; }

    public int? DurationMinutes { get; init; }

    public int? WorkMinutes { get; init; }

    public decimal? Cost { get; init; }
}
