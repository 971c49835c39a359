namespace Regie.Plan;

/// <summary>
/// A secret link by which a calendar program reads dates. It belongs to its maker, not to a business: what it shows is what that person may see at the
/// moment of reading, asked for anew as that person, so that it shows nothing any more once they may not.
/// </summary>
public sealed class CalendarFeed
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>One project; null for what is assigned to the person, over all their businesses.</summary>
    public Guid? ProjectId { get; set; }

    /// <summary>SHA-256 of the secret, hex.</summary>
    public string Hash { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}
