using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Regie.Kernel;

namespace Regie.Tests.Walls;

/// <summary>By convention a member's name says what its id is of: <c>taskId</c> a task. Here stand the names that say it otherwise.</summary>
internal static partial class Kinds
{
    private static readonly Dictionary<string, string> ByMember = new()
    {
        ["assignee"] = "person",
        ["owner"] = "person",
        ["parent"] = "task",
        ["predecessor"] = "task",
        ["successor"] = "task",
        ["item"] = "checklistItem",
        ["replyTo"] = "comment",
    };

    /// <summary>Operations whose id must be of something in a certain state.</summary>
    private static readonly Dictionary<string, string> ByOperation = new()
    {
        ["DeleteProject.project"] = "emptyProject",
        ["RestoreProject.project"] = "deletedProject",
        ["RestoreTask.task"] = "deletedTask",
        ["ReopenTask.task"] = "closedTask",
        ["DownloadAttachment.attachment"] = "attachedFile",
        ["CarryOutImport.import"] = "confirmedImport",
        ["CancelImport.import"] = "confirmedImport",
        ["FailImport.import"] = "confirmedImport",
        ["GetImportUndo.import"] = "doneImport",
        ["UndoImport.import"] = "doneImport",
        ["ReadNotifications.id"] = "notification",
        ["UpdateField+options.field"] = "selectField",
        ["UpdateField+options.id"] = "option",
        ["AddComment+replyToId.task"] = "baseTask",
    };

    /// <summary>Members that say the same in another way.</summary>
    public static IEnumerable<string> InsteadOf(OperationDescriptor operation, string member) => (operation.Name, member) switch
    {
        ("AttachFile", "file") => ["url"],
        _ => [],
    };

    /// <summary>What a slot's id is of, for this attempt.</summary>
    public static string Of(Attempt attempt, Slot slot) =>
        ByOperation.GetValueOrDefault($"{attempt}.{slot.Kind}") ?? ByOperation.GetValueOrDefault($"{attempt.Operation.Name}.{slot.Kind}") ?? slot.Kind;

    /// <summary>A value for a member, ids as <c>{kind}</c>; null where the member takes no id.</summary>
    public static JsonNode? Sample(OperationDescriptor operation, string name, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Guid))
        {
            return $"{{{Kind(name)}}}";
        }

        if (Values(type) is { } values)
        {
            return Nullable.GetUnderlyingType(values) == typeof(Guid) || values == typeof(Guid) ? new JsonObject { ["somebody"] = "{person}" } : name == "customValues" ? new JsonObject { ["{field}"] = "Newsletter" } : null;
        }

        if (Item(type) is { } item)
        {
            return Sample(operation, Singular(name), item) is { } one ? new JsonArray(one) : null;
        }

        if (type.Namespace?.StartsWith("Regie", StringComparison.Ordinal) != true || type.IsEnum)
        {
            return null;
        }

        var record = new JsonObject();
        foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.Name != "EqualityContract" && member.GetIndexParameters().Length == 0))
        {
            var inner = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
            if (Sample(operation, inner, member.PropertyType) is { } sample)
            {
                record[inner] = sample;
            }
            else if (member.PropertyType == typeof(int))
            {
                record[inner] = 1;
            }
            else if (member.PropertyType == typeof(string) && new NullabilityInfoContext().Create(member).ReadState == NullabilityState.NotNull)
            {
                record[inner] = "x";
            }
        }

        return record;
    }

    private static string Kind(string member)
    {
        var name = member.EndsWith("Id", StringComparison.Ordinal) ? member[..^2] : member;
        if (Towards().Match(name) is { Success: true } towards)
        {
            name = JsonNamingPolicy.CamelCase.ConvertName(towards.Groups[1].Value);
        }

        return ByMember.GetValueOrDefault(name, name);
    }

    // afterTaskId, removeLabelId: what is done with it is no part of what it is.
    [GeneratedRegex("^(?:add|after|before|from|new|remove|to)([A-Z]\\w*)$")]
    private static partial Regex Towards();

    private static string Singular(string name) => name.EndsWith('s') ? name[..^1] : name;

    private static Type? Values(Type type) => type.GetInterfaces().Append(type)
        .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyDictionary<,>) || open == typeof(IDictionary<,>)))?.GetGenericArguments()[1];

    private static Type? Item(Type type) => type == typeof(string) || type == typeof(JsonElement) ? null
        : type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
