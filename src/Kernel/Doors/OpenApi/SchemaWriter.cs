using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Regie.Kernel;

/// <summary>
/// JSON schemas of types as they really travel: from the same metadata that reads and writes them, with the limits of their attributes.
/// Objects become definitions under <paramref name="root"/>, one each.
/// </summary>
public sealed class SchemaWriter(string root, OperationTexts texts)
{
    private readonly Dictionary<Type, string> _names = [];

    /// <summary>Name → schema of every object and enum met so far.</summary>
    public SortedDictionary<string, JsonNode?> Definitions { get; } = new(StringComparer.Ordinal);

    /// <summary>The schema of a member of an operation.</summary>
    public JsonNode Of(BoundMember member)
    {
        var schema = Of(member.ContentType, member.IsNullable, member.Property);
        if (member is { HasDefault: true, IsOptional: false, Default: not null })
        {
            schema["default"] = JsonSerializer.SerializeToNode(member.Default, member.Type, Json.Options);
        }

        return schema;
    }

    /// <summary>The schema of a type; <paramref name="property"/> brings limits and a description.</summary>
    public JsonObject Of(Type type, bool nullable = false, PropertyInfo? property = null)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            type = type.GetGenericArguments()[0];
        }

        nullable |= Nullable.GetUnderlyingType(type) is not null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var schema = Plain(type);
        if (property is not null)
        {
            SchemaLimits.Add(schema, property);
        }

        if (nullable)
        {
            schema = OrNull(schema);
        }

        if (property is not null && texts.Of(property) is { Length: > 0 } text)
        {
            schema["description"] = text;
        }

        return schema;
    }

    private JsonObject Plain(Type type)
    {
        if (Simple(type) is { } simple)
        {
            return simple;
        }

        if (type.IsEnum)
        {
            return Reference(type, () => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. JsonNames.Of(type).Select(name => (JsonNode)name)]) });
        }

        var info = Json.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Of(info.ElementType!) },
            JsonTypeInfoKind.Dictionary => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(info.ElementType!) },
            JsonTypeInfoKind.Object when type != typeof(object) => Reference(type, () => Object(info)),
            _ => [],
        };
    }

    private static JsonObject? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => new JsonObject { ["type"] = "string" },
        _ when type == typeof(Guid) => Text("uuid"),
        _ when type == typeof(DateOnly) => Text("date"),
        _ when type == typeof(TimeOnly) => new JsonObject { ["type"] = "string", ["pattern"] = @"^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$" },
        _ when type == typeof(DateTimeOffset) => Text("date-time"),
        _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
        _ when type == typeof(int) => new JsonObject { ["type"] = "integer", ["format"] = "int32" },
        _ when type == typeof(long) => new JsonObject { ["type"] = "integer", ["format"] = "int64" },
        _ when type == typeof(decimal) || type == typeof(double) || type == typeof(float) => new JsonObject { ["type"] = "number" },
        _ when type == typeof(byte[]) => new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" },
        _ => null,
    };

    private static JsonObject Text(string format) => new() { ["type"] = "string", ["format"] = format };

    private JsonObject Object(JsonTypeInfo info)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var member in info.Properties.Where(member => member.Get is not null))
        {
            properties[member.Name] = Of(member.PropertyType, member.IsGetNullable, member.AttributeProvider as PropertyInfo);
            if (member.IsRequired)
            {
                required.Add(member.Name);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        if (texts.Of(info.Type) is { Length: > 0 } text)
        {
            schema["description"] = text;
        }

        return schema;
    }

    private JsonObject Reference(Type type, Func<JsonObject> write)
    {
        if (!_names.TryGetValue(type, out var name))
        {
            name = NameOf(type);
            for (var n = 2; Definitions.ContainsKey(name); n++)
            {
                name = $"{NameOf(type)}{n}";
            }

            // Named before it is written: it may hold itself.
            _names[type] = name;
            Definitions[name] = null;
            Definitions[name] = write();
        }

        return new JsonObject { ["$ref"] = root + name };
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GetGenericArguments().Select(NameOf))}"
        : type.Name;

    private static JsonObject OrNull(JsonObject schema)
    {
        switch (schema["type"])
        {
            case JsonValue type:
                schema["type"] = new JsonArray(type.GetValue<string>(), "null");
                return schema;
            case null when schema.ContainsKey("$ref"):
                return new JsonObject { ["oneOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
            default:
                return schema;
        }
    }
}
