namespace Regie.Connect;

/// <summary>A typed field that people of the source made themselves.</summary>
public sealed record SourceField(string ExternalId, string Name, SourceFieldType Type)
{
    public IReadOnlyList<SourceOption> Options { get; init; } = [];

    /// <summary>ISO code, for money.</summary>
    public string? Currency { get; init; }
}

public enum SourceFieldType
{
    Text,
    Number,
    Money,
    Date,
    Select,
    MultiSelect,
    Checkbox,
    Person,
    Link,
}

public sealed record SourceOption(string ExternalId, string Name, string? Colour = null);

/// <summary>The value of one field on one task; one of the members is set, by the field's type.</summary>
public sealed record SourceValue(string FieldId)
{
    public string? Text { get; init; }

    public decimal? Number { get; init; }

    public SourceDate? Date { get; init; }

    public bool? Flag { get; init; }

    /// <summary>Options of a select, by id; people of a person field, by id.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
