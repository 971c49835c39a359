using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A secret link by which a calendar program reads dates, as the person who made it may see them.</summary>
public sealed class CalendarFeed : IOwned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }

    /// <summary>One project; null for everything in the business that is assigned to the person.</summary>
    public Guid? ProjectId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>SHA-256 of the secret, hex.</summary>
    public string Hash { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}
