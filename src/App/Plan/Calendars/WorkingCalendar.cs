using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Working times of a project, of a person, or of a source's base calendar.</summary>
public sealed class WorkingCalendar : IOwned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }

    /// <summary>The project it came with or belongs to; null when it serves the whole business.</summary>
    public Guid? ProjectId { get; set; }

    /// <summary>The person whose hours these are.</summary>
    public Guid? PartyId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The calendar it derives from.</summary>
    public Guid? BaseId { get; set; }

    /// <summary>JSON: day of the week (<c>monday</c>) → list of <c>{from, to}</c> in minutes; an absent day follows the base.</summary>
    public string Week { get; set; } = "{}";
}

/// <summary>Days that differ from the week: a holiday, an absence, a Saturday worked.</summary>
public sealed class CalendarDays : IOwned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid CalendarId { get; set; }
    public string? Name { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }

    /// <summary>JSON list of <c>{from, to}</c> in minutes; empty for days off.</summary>
    public string Shifts { get; set; } = "[]";
}
