using System.Globalization;

namespace Regie.Kernel;

/// <summary>Who calls, through which door. Made once per request, circuit, job or token.</summary>
public sealed record Caller
{
    /// <summary>Nobody: may only run operations that need no account.</summary>
    public static readonly Caller Anonymous = new();

    public Guid? PersonId { get; init; }
    public Guid? TokenId { get; init; }
    public Guid? SignInId { get; init; }

    /// <summary>A token bound to one business reaches no other.</summary>
    public Guid? BusinessLimit { get; init; }

    public bool ReadOnly { get; init; }
    public Door Door { get; init; } = Door.Page;
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("en");
    public string? TimeZone { get; init; }

    /// <summary>What this call is a consequence of (event id): stops loops and answers "why".</summary>
    public Guid? CauseId { get; init; }

    /// <summary>The application itself: seeding, jobs, admin commands. Reaches every business; never made from a request.</summary>
    public bool IsSystem { get; init; }

    public static Caller System(Guid? actingFor = null) => new() { IsSystem = true, PersonId = actingFor, Door = Door.Inside };
}

/// <summary>What a caller adds to one call: the version they worked on, the key that makes it repeatable.</summary>
public sealed record Call(int? Expected = null, string? IdempotencyKey = null, string? Fingerprint = null)
{
    public static readonly Call Plain = new();
}
