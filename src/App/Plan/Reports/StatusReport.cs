using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Where a project stands, as figures frozen at one moment and sentences a person may edit or hide before sharing.</summary>
public sealed class StatusReport : IOwned, IVersioned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public string Title { get; set; } = "";

    /// <summary>Language it is written in: <c>fr</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "fr";

    /// <summary>The days it tells of.</summary>
    public DateOnly From { get; set; }

    public DateOnly To { get; set; }

    /// <summary>JSON of <see cref="ReportFigures"/>, frozen.</summary>
    public string Figures { get; set; } = "{}";

    /// <summary>JSON list of <see cref="ReportSentence"/>.</summary>
    public string Sentences { get; set; } = "[]";

    /// <summary>Names of people stand in what is shared.</summary>
    public bool ShowNames { get; set; } = true;

    public Guid? AuthorId { get; set; }
    public string AuthorName { get; set; } = "";

    /// <summary>The moment its figures were frozen.</summary>
    public DateTimeOffset At { get; set; }

    public DateTimeOffset? SharedAt { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public int Version { get; set; }
}
