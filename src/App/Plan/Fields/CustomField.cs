using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A typed field that a project adds to its tasks. The values stand on the task, in <see cref="TaskItem.CustomValues"/>.</summary>
public sealed class CustomField : IOwned, IInProject
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }
    public Guid ProjectId { get; set; }
    public string Name { get; set; } = "";
    public CustomFieldType Type { get; set; }

    /// <summary>For select and multi-select: JSON array of <see cref="FieldOption"/>.</summary>
    public string Options { get; set; } = "[]";

    /// <summary>For money: ISO code.</summary>
    public string? Currency { get; set; }

    public double Rank { get; set; }
    public DateTimeOffset? ArchivedAt { get; set; }
}

public enum CustomFieldType { Text, Number, Money, Date, Select, MultiSelect, Checkbox, Person, Link }

public sealed record FieldOption(Guid Id, string Name, int Colour = 1);
