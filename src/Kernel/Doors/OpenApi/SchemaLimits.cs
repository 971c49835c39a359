using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Regie.Kernel;

/// <summary>What the attributes of a member forbid, said in its schema.</summary>
internal static class SchemaLimits
{
    public static void Add(JsonObject schema, PropertyInfo property)
    {
        var isList = (string?)schema["type"] == "array";
        foreach (var limit in property.GetCustomAttributes<ValidationAttribute>())
        {
            switch (limit)
            {
                case MaxLengthAttribute most:
                    schema[isList ? "maxItems" : "maxLength"] = most.Length;
                    break;
                case MinLengthAttribute least:
                    schema[isList ? "minItems" : "minLength"] = least.Length;
                    break;
                case StringLengthAttribute length:
                    schema["maxLength"] = length.MaximumLength;
                    if (length.MinimumLength > 0)
                    {
                        schema["minLength"] = length.MinimumLength;
                    }

                    break;
                case RangeAttribute range:
                    schema["minimum"] = Convert.ToDecimal(range.Minimum, CultureInfo.InvariantCulture);
                    schema["maximum"] = Convert.ToDecimal(range.Maximum, CultureInfo.InvariantCulture);
                    break;
                case AllowedValuesAttribute allowed:
                    schema["enum"] = new JsonArray([.. allowed.Values.Select(value => value is null ? null : JsonValue.Create(value.ToString()))]);
                    break;
                case EmailAddressAttribute:
                    schema["format"] = "email";
                    break;
                case UrlAttribute:
                    schema["format"] = "uri";
                    break;
                case RegularExpressionAttribute pattern:
                    schema["pattern"] = $"^(?:{pattern.Pattern})$";
                    break;
                case RequiredAttribute when (string?)schema["type"] == "string" && !schema.ContainsKey("minLength"):
                    schema["minLength"] = 1;
                    break;
            }
        }
    }
}
