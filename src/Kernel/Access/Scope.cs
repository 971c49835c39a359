using System.Globalization;

namespace Regie.Kernel;

/// <summary>The circumstances of one call: who, when, in which language and zone, reaching how far. One per operation.</summary>
public sealed class Scope(TimeProvider clock, Ids ids)
{
    public Caller Caller { get; internal set; } = Caller.Anonymous;
    public Reach Reach { get; internal set; } = Reach.None;
    public PersonAccess? Person { get; internal set; }

    /// <summary>What the operation's <see cref="IPreparation{TOperation}"/> made, if it has one.</summary>
    public object? Prepared { get; internal set; }

    /// <summary>True while a command runs: narrows what a freelancer may touch.</summary>
    public bool Writing { get; internal set; }

    /// <summary>True while this call runs another operation inside its transaction.</summary>
    public bool IsMadeOfOthers { get; internal set; }

    /// <summary>The moment of this call; the same for everything it does.</summary>
    public DateTimeOffset Now { get; internal set; } = clock.GetUtcNow();

    /// <summary>The signed-in person; asking for it in an operation open to anyone is a bug.</summary>
    public Guid PersonId => Caller.PersonId ?? throw new InvalidOperationException("This call has no person.");

    public CultureInfo Culture => Caller.Culture;

    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Caller.TimeZone ?? Person?.TimeZone ?? "Europe/Paris", out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The person's day, in their zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    /// <summary>The role held in a business, or null.</summary>
    public Role? RoleIn(Guid businessId) => Person?.RoleIn(businessId, Today);

    /// <summary>May this person do this here? The same table as the Runner's; for menus and buttons.</summary>
    public bool Can(Permission permission, Guid businessId) =>
        Caller.IsSystem || (RoleIn(businessId) is { } role && Roles.Grants[role].Contains(permission) && (Caller.BusinessLimit is null || Caller.BusinessLimit == businessId));

    /// <summary>The businesses in which this person may do that; for the one question a query asks beside its own permission.</summary>
    public List<Guid> Where(Permission permission) => [.. (Person?.Memberships ?? []).Select(held => held.BusinessId).Distinct().Where(business => Can(permission, business))];

    public Guid NewId() => ids.Next(Now);
}
