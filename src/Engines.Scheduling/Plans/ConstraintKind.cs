namespace Regie.Scheduling;

/// <summary>What a person demands of a task's dates. The date stands in <see cref="PlanTask.ConstraintDate"/>.</summary>
public enum ConstraintKind
{
    /// <summary>As soon as links, calendar and project start allow (ASAP).</summary>
    AsSoonAsPossible,
    /// <summary>As late as possible without moving the project finish (ALAP).</summary>
    AsLateAsPossible,
    /// <summary>SNET: starts on the date or later.</summary>
    StartNoEarlierThan,
    /// <summary>SNLT: starts on the date or earlier; beats links, which then shows as negative slack.</summary>
    StartNoLaterThan,
    /// <summary>FNET: finishes on the date or later.</summary>
    FinishNoEarlierThan,
    /// <summary>FNLT: finishes on the date or earlier; beats links, which then shows as negative slack.</summary>
    FinishNoLaterThan,
    /// <summary>MSO: starts exactly on the date.</summary>
    MustStartOn,
    /// <summary>MFO: finishes exactly on the date.</summary>
    MustFinishOn,
}
