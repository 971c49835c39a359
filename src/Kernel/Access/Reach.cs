namespace Regie.Kernel;

/// <summary>
/// The businesses where this person's role holds the operation's permission, and how far in each: the one input of the query filters.
/// Computed by the Runner for every call; nothing else widens it.
/// </summary>
public sealed class Reach
{
    /// <summary>No business. Each caller's own: what a call is let in to while it runs is nobody else's.</summary>
    public static Reach None => new([], [], [], []);

    public Reach(IEnumerable<Guid> businesses, IEnumerable<Guid> wide, IEnumerable<Guid> ownWorkOnly, IEnumerable<Guid> publishedOnly)
    {
        Businesses = [.. businesses];
        Wide = [.. wide];
        OwnWorkOnly = [.. ownWorkOnly];
        PublishedOnly = [.. publishedOnly];
    }

    /// <summary>Businesses one may act in.</summary>
    public List<Guid> Businesses { get; }

    /// <summary>Those where every row is visible (OBM, owner); elsewhere only own projects.</summary>
    public List<Guid> Wide { get; }

    /// <summary>Those where this command reaches only tasks one is on (freelancer).</summary>
    public List<Guid> OwnWorkOnly { get; }

    /// <summary>Those where only what was published is visible (guest).</summary>
    public List<Guid> PublishedOnly { get; }

    public bool Contains(Guid businessId) => Businesses.Contains(businessId);

    /// <summary>A business made in this very call belongs to its maker.</summary>
    internal void Admit(Guid businessId)
    {
        Businesses.Add(businessId);
        Wide.Add(businessId);
    }
}
