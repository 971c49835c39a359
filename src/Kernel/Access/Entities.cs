using Microsoft.AspNetCore.Identity;

namespace Regie.Kernel;

/// <summary>A person with an account. One account, any number of businesses.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public string Name { get; set; } = "";

    /// <summary>May create businesses on this installation.</summary>
    public bool IsObm { get; set; }

    /// <summary>Made by the demo world: the printed sign-in link serves only these.</summary>
    public bool IsDemo { get; set; }

    public string? Language { get; set; }
    public string TimeZone { get; set; } = "Europe/Paris";

    /// <summary>Theme, single-letter shortcuts, favourites and the like: small JSON written by pages.</summary>
    public string Preferences { get; set; } = "{}";

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }
}

/// <summary>One online business: the wall. Nothing of it is visible to somebody who is not a member.</summary>
public sealed class Business : IVersioned
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>1 to 8: the colour of its mark.</summary>
    public int Colour { get; set; } = 1;

    /// <summary>Language its owner reads reports in: <c>fr</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "fr";

    public string TimeZone { get; set; } = "Europe/Paris";
    public string Currency { get; set; } = "EUR";
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? ArchivedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>Person × business × role × dates.</summary>
public sealed class Membership : IVersioned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid PersonId { get; set; }
    public Role Role { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>A bearer token of a person; never more than the person may do.</summary>
public sealed class AccessToken
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public string Name { get; set; } = "";
    public Guid? BusinessId { get; set; }
    public bool ReadOnly { get; set; }

    /// <summary>SHA-256 of the secret half, hex.</summary>
    public string Hash { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; set; }
}

/// <summary>A browser somebody signed in with; ending it signs that browser out.</summary>
public sealed class SignIn
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string Device { get; set; } = "";
}

/// <summary>An invitation into a business by a link, kept as a hash.</summary>
public sealed class Invitation
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public string Email { get; set; } = "";
    public string Name { get; set; } = "";
    public Role Role { get; set; }
    public string Hash { get; set; } = "";
    public Guid InvitedBy { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? AcceptedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Between which days the access will hold.</summary>
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }

    /// <summary>The person this invitation stands in for until it is accepted (a placeholder of an import).</summary>
    public Guid? PlaceholderId { get; set; }
}

/// <summary>A one-time secret by link: claim of the installation, demo sign-in, magic link. Kept as a hash.</summary>
public sealed class OneTimeLink
{
    public Guid Id { get; set; }
    public string Purpose { get; set; } = "";
    public string Hash { get; set; } = "";
    public Guid? PersonId { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}
