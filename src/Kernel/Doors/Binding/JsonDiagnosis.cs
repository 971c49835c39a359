using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Regie.Kernel;

/// <summary>
/// Says exactly what is wrong with a JSON body, every place of it, by walking it beside the types it should have had.
/// Only runs after the quick reader refused.
/// </summary>
internal static class JsonDiagnosis
{
    /// <summary>Enough to mend a request by; a hostile one gets no longer answer.</summary>
    private const int Most = 50;

    public delegate void Wrong(string path, string code);

    public static void Body(IReadOnlyList<BoundMember> members, ReadOnlySpan<byte> json, Wrong wrong)
    {
        using var document = Parse(json, "$", wrong);
        if (document is null)
        {
            return;
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            wrong("$", "not-an-object");
            return;
        }

        var walk = new Walk(wrong);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var name = walk.NameOf(property, "$");
            if (name is null)
            {
                continue;
            }

            if (members.FirstOrDefault(known => known.Name == name) is not { } member)
            {
                walk.Say(Shown(name), "unknown");
            }
            else if (!seen.Add(name))
            {
                walk.Say(name, "duplicate");
            }
            else
            {
                walk.Value(property.Value, member.ContentType, member.IsNullable, name, 0);
            }
        }

        foreach (var missing in members.Where(member => member.IsRequired && !seen.Contains(member.Name)))
        {
            walk.Say(missing.Name, "required");
        }
    }

    public static void Value(BoundMember member, ReadOnlySpan<byte> json, Wrong wrong)
    {
        using var document = Parse(json, member.Name, wrong);
        if (document is not null)
        {
            new Walk(wrong).Value(document.RootElement, member.ContentType, member.IsNullable, member.Name, 0);
        }
    }

    private static JsonDocument? Parse(ReadOnlySpan<byte> json, string path, Wrong wrong)
    {
        if (!Utf8.IsValid(json))
        {
            wrong(path, "not-utf-8");
            return null;
        }

        try
        {
            return JsonDocument.Parse(json.ToArray(), new JsonDocumentOptions { MaxDepth = Json.Options.MaxDepth });
        }
        catch (JsonException failure)
        {
            wrong(path, json.Length == 0 ? "required" : $"not-json:{failure.LineNumber + 1}:{failure.BytePositionInLine + 1}");
            return null;
        }
    }

    /// <summary>A name out of a request, short enough to repeat in the answer.</summary>
    private static string Shown(string name) => name.Length <= 64 ? name : name[..64] + "…";

    private sealed class Walk(Wrong wrong)
    {
        private int _said;

        public void Say(string path, string code)
        {
            if (_said++ < Most)
            {
                wrong(path, code);
            }
        }

        public string? NameOf(JsonProperty property, string path)
        {
            try
            {
                return property.Name;
            }
            catch (InvalidOperationException)
            {
                Say(path, "not-text");
                return null;
            }
        }

        public void Value(JsonElement element, Type type, bool nullable, string path, int depth)
        {
            if (_said >= Most || depth > Json.Options.MaxDepth)
            {
                return;
            }

            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
            {
                type = type.GetGenericArguments()[0];
                nullable = true;
            }

            if (element.ValueKind == JsonValueKind.Null)
            {
                if (!nullable && Nullable.GetUnderlyingType(type) is null)
                {
                    Say(path, "required");
                }

                return;
            }

            var info = Json.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
            switch (info.Kind)
            {
                case JsonTypeInfoKind.Object when info.Type != typeof(object):
                    Object(element, info, path, depth);
                    break;
                case JsonTypeInfoKind.Enumerable:
                    List(element, info, path, depth);
                    break;
                case JsonTypeInfoKind.Dictionary:
                    Map(element, info, path, depth);
                    break;
                default:
                    Leaf(element, info, path);
                    break;
            }
        }

        private void Object(JsonElement element, JsonTypeInfo info, string path, int depth)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                Say(path, "not-an-object");
                return;
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in element.EnumerateObject())
            {
                if (NameOf(property, path) is not { } name)
                {
                    continue;
                }

                var here = $"{path}.{Shown(name)}";
                if (info.Properties.FirstOrDefault(known => known.Name == name) is not { } member)
                {
                    Say(here, "unknown");
                }
                else if (!seen.Add(name))
                {
                    Say(here, "duplicate");
                }
                else
                {
                    Value(property.Value, member.PropertyType, member.IsSetNullable, here, depth + 1);
                }
            }

            foreach (var missing in info.Properties.Where(member => member.IsRequired && !seen.Contains(member.Name)))
            {
                Say($"{path}.{missing.Name}", "required");
            }
        }

        private void List(JsonElement element, JsonTypeInfo info, string path, int depth)
        {
            if (element.ValueKind != JsonValueKind.Array)
            {
                Say(path, "not-a-list");
                return;
            }

            var i = 0;
            foreach (var item in element.EnumerateArray())
            {
                Value(item, info.ElementType!, nullable: false, $"{path}[{i++}]", depth + 1);
            }
        }

        private void Map(JsonElement element, JsonTypeInfo info, string path, int depth)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                Say(path, "not-an-object");
                return;
            }

            foreach (var property in element.EnumerateObject())
            {
                if (NameOf(property, path) is { } name)
                {
                    Value(property.Value, info.ElementType!, nullable: true, $"{path}.{Shown(name)}", depth + 1);
                }
            }
        }

        private void Leaf(JsonElement element, JsonTypeInfo info, string path)
        {
            try
            {
                element.Deserialize(info);
            }
            catch (Exception failure) when (Draft.IsBadJson(failure))
            {
                var whole = info.Type.IsPrimitive && element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) && decimal.IsInteger(number);
                Say(path, whole ? "out-of-range" : TextReading.CodeOf(info.Type));
            }
        }
    }
}
