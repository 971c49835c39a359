using System.Globalization;
using System.Text.Json;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>What a value of a project's own field must look like.</summary>
internal static class FieldValue
{
    /// <summary>The code of what is wrong with a value for this field, or null.</summary>
    public static string? Wrong(CustomField field, JsonElement value) => field.Type switch
    {
        CustomFieldType.Text => value.ValueKind != JsonValueKind.String ? "not-text" : value.GetString()!.Length > 5_000 ? "too-long" : null,
        CustomFieldType.Number => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _) ? null : "not-a-number",
        CustomFieldType.Money => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) ? null : "not-a-number",
        CustomFieldType.Date => value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "not-a-day",
        CustomFieldType.Checkbox => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "not-yes-or-no",
        CustomFieldType.Select => IsOption(field, value) ? null : "not-allowed",
        CustomFieldType.MultiSelect => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => IsOption(field, item)) ? null : "not-allowed",
        CustomFieldType.Person => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out _) ? null : "not-an-id",
        CustomFieldType.Link => value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var link) && link.Scheme is "http" or "https" or "mailto" ? null : "not-a-link",
        _ => "wrong",
    };

    private static bool IsOption(CustomField field, JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id)
        && JsonSerializer.Deserialize<List<FieldOption>>(field.Options, Json.Options)!.Exists(option => option.Id == id);
}
