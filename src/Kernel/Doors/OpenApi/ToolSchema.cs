using System.Text.Json.Nodes;

namespace Regie.Kernel;

/// <summary>The input of an operation as one self-contained JSON schema, for assistants and forms: path and body members together.</summary>
public static class ToolSchema
{
    public const string Key = "idempotencyKey";
    public const string Expected = "expectedVersion";

    public static JsonObject Of(Binder binder, OperationTexts texts)
    {
        var schemas = new SchemaWriter("#/$defs/", texts);
        var properties = new JsonObject();
        foreach (var member in binder.Members)
        {
            properties[member.Name] = schemas.Of(member);
        }

        if (binder.Descriptor.IsCommand)
        {
            properties[Key] = new JsonObject { ["type"] = "string", ["maxLength"] = 255, ["description"] = "Makes the call repeatable: the same key and arguments give the same answer and happen once." };
            if (binder.Descriptor.Target is not null)
            {
                properties[Expected] = new JsonObject { ["type"] = "integer", ["description"] = "The version one worked on; a newer one is refused." };
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = binder.Members.Where(member => member.IsRequired).Select(member => (JsonNode)member.Name).ToArray();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        if (schemas.Definitions.Count > 0)
        {
            schema["$defs"] = new JsonObject(schemas.Definitions.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
        }

        return schema;
    }
}
