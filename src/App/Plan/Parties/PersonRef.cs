using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Somebody, as lists and cards name them: the person's id, or a placeholder's own.</summary>
public sealed record PersonRef(Guid Id, string Name, bool IsPlaceholder = false)
{
    /// <summary>As this reader knows them.</summary>
    internal PersonRef For(Names names, Guid businessId) => this with { Name = names.Of(businessId, Id, Name) };
}
