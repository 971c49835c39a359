namespace Regie.Plan;

/// <summary>Somebody, as lists and cards name them: the person's id, or a placeholder's own.</summary>
public sealed record PersonRef(Guid Id, string Name, bool IsPlaceholder = false);
