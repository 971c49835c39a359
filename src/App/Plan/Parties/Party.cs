using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// Whoever work can be given to in a business: a member, or a placeholder for a person without an account (from an import). One row per member,
/// made when first needed. Plan rows point here, so that a placeholder becomes a member by filling in <see cref="PersonId"/>, nothing else.
/// </summary>
public sealed class Party : IOwned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }

    /// <summary>The account; null for a placeholder.</summary>
    public Guid? PersonId { get; set; }

    public string Name { get; set; } = "";
    public string? Email { get; set; }

    /// <summary>A short name the source knew the person by, for mentions in imported comments.</summary>
    public string? Handle { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public bool IsPlaceholder => PersonId is null;

    /// <summary>What the outside calls this one: the person's id, or the placeholder's own.</summary>
    public Guid PublicId => PersonId ?? Id;
}
