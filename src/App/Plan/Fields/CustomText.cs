using System.Globalization;
using System.Text.Json;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>A value of a project's own field, as it is read.</summary>
internal static class CustomText
{
    public static string? Of(CustomFieldView field, JsonElement value, IReadOnlyList<Choice<Guid?>> people) => value.ValueKind switch
    {
        JsonValueKind.Number when field.Type is CustomFieldType.Money => Say.Money(value.GetInt64(), field.Currency ?? "EUR"),
        JsonValueKind.Number => Say.Number(value.GetDecimal(), 4),
        JsonValueKind.True => "✓",
        JsonValueKind.Array => Say.List([.. value.EnumerateArray().Select(item => Option(field, item.GetString())).OfType<string>()]),
        JsonValueKind.String => field.Type switch
        {
            CustomFieldType.Select => Option(field, value.GetString()),
            CustomFieldType.Person => people.FirstOrDefault(person => person.Value?.ToString() == value.GetString())?.Label,
            CustomFieldType.Date when DateOnly.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var day) => Say.DayInTable(day),
            _ => value.GetString(),
        },
        _ => null,
    };

    private static string? Option(CustomFieldView field, string? id) => field.Options.FirstOrDefault(option => option.Id.ToString() == id)?.Name;
}
