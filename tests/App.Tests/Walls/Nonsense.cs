using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Regie.Kernel;

namespace Regie.Tests.Walls;

/// <summary>Values that no member of a type accepts, and values that it might but its operation need not.</summary>
internal static class Nonsense
{
    /// <summary>Must be refused, naming the member. As JSON, or as text where it stands in an address.</summary>
    public static IEnumerable<JsonNode?> Refused(BoundMember member, bool isText)
    {
        var type = Nullable.GetUnderlyingType(member.ContentType) ?? member.ContentType;
        foreach (var wrong in (isText ? Texts(type) : Values(type)).Concat(Limits(member, type)))
        {
            yield return wrong;
        }

        if (!isText && !member.IsNullable)
        {
            yield return null;
        }
    }

    /// <summary>Right by type. What the operation makes of it is its own affair, but it is never a failure of ours.</summary>
    public static IEnumerable<JsonNode> Odd(BoundMember member, IReadOnlyList<string> otherIds)
    {
        var type = Nullable.GetUnderlyingType(member.ContentType) ?? member.ContentType;
        return type == typeof(Guid) ? [.. otherIds.Select(id => (JsonNode)id), Guid.Empty.ToString(), "ffffffff-ffff-ffff-ffff-ffffffffffff"]
            : type == typeof(string) ? ["", " ", "'; DROP TABLE \"Tasks\"; --", "{{7*7}}", "=1+1", "\u202E\u0301<script>", "\uD83D\uDE00", "../../etc/passwd", "%_\\", "\"\\"]
            : type == typeof(int) ? [int.MaxValue, int.MinValue, 0, -1]
            : type == typeof(decimal) || type == typeof(double) ? [1e27, -1, 0]
            : type == typeof(DateOnly) ? ["1990-01-01", "2099-12-31"]
            : type == typeof(DateTimeOffset) ? ["1900-01-01T00:00:00Z", "8999-12-31T23:59:59Z"]
            : type == typeof(IReadOnlyList<Guid>) || type == typeof(Guid[]) ? [new JsonArray(), new JsonArray([.. otherIds.Select(id => (JsonNode)id)])]
            : [];
    }

    private static IEnumerable<JsonNode> Values(Type type) =>
        type == typeof(Guid) ? [17, true, "not-an-id", "", new JsonObject(), new JsonArray()]
        : type == typeof(string) ? [17, true, new JsonObject(), new JsonArray(), "a\u0000b", "\u0007"]
        : type == typeof(int) || type == typeof(long) ? ["x", "1", 1.5, 1e99, JsonNode.Parse("99999999999999999999")!, true, new JsonObject()]
        : type == typeof(decimal) || type == typeof(double) ? ["x", JsonNode.Parse("1e999")!, true, new JsonArray()]
        : type == typeof(bool) ? ["x", "true", 1, new JsonObject()]
        : type.IsEnum ? ["nonsense", 1, "", new JsonArray()]
        : type == typeof(DateOnly) ? ["2026-13-45", "yesterday", "2026-1-2", "0001-01-01", "9999-12-31", 20261123, new JsonObject()]
        : type == typeof(TimeOnly) ? ["25:00", "noon", 12]
        : type == typeof(DateTimeOffset) ? ["2026-01-01", "2026-01-01T10:00:00", 17, true]
        : type == typeof(JsonElement) ? []
        : IsMap(type) ? [17, "x", true, new JsonArray()]
        : IsList(type) ? [17, "x", true, new JsonObject(), new JsonArray(new JsonArray(new JsonArray()))]
        : [17, "x", true, new JsonArray(), new JsonObject { ["nobodyKnowsThis"] = 1 }];

    private static IEnumerable<JsonNode> Texts(Type type) =>
        type == typeof(Guid) ? ["17", "not-an-id"]
        : type == typeof(string) ? ["a\u0001b"]
        : type == typeof(int) ? ["x", "1.5", "1e9", "99999999999999999999", "0x10"]
        : type == typeof(bool) ? ["x", "1"]
        : type.IsEnum ? ["nonsense", "1"]
        : type == typeof(DateOnly) ? ["2026-13-45", "yesterday", "0001-01-01"]
        : type == typeof(DateTimeOffset) ? ["2026-01-01", "now"]
        : [];

    private static IEnumerable<JsonNode> Limits(BoundMember member, Type type)
    {
        foreach (var limit in member.Property.GetCustomAttributes<ValidationAttribute>())
        {
            if (limit is MaxLengthAttribute { Length: > 0 and var most } && type == typeof(string))
            {
                yield return new string('x', most + 1);
            }
            else if (limit is RangeAttribute { Maximum: int highest } && highest < int.MaxValue)
            {
                yield return highest + 1;
            }
            else if (limit is RangeAttribute { Minimum: int lowest } && lowest > int.MinValue)
            {
                yield return lowest - 1;
            }
            else if (limit is AllowedValuesAttribute && type == typeof(string))
            {
                yield return "nonsense";
            }
        }
    }

    private static bool IsMap(Type type) => type.GetInterfaces().Append(type).Any(face => face.IsGenericType && face.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyDictionary<,>) || open == typeof(IDictionary<,>)));

    private static bool IsList(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable));
}
