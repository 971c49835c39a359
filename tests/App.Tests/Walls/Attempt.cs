using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Regie.Kernel;

namespace Regie.Tests.Walls;

/// <summary>One place of a request where an id stands: as <c>{kind}</c> in the template.</summary>
public sealed record Slot(IReadOnlyList<object> Path, string Kind)
{
    public override string ToString() => string.Concat(Path.Select(step => step is int at ? $"[{at}]" : "." + step)).TrimStart('.');
}

/// <summary>
/// A request an operation accepts, with a place for every id: its own example, or the example with one further member that takes an id.
/// A new operation, or a new member of an old one, is found here by itself.
/// </summary>
public sealed partial class Attempt
{
    private readonly JsonObject _template;

    private Attempt(OperationDescriptor operation, JsonObject template, string? more)
    {
        (Operation, _template, More) = (operation, template, more);
        Slots = [.. Find(template, [])];
    }

    public OperationDescriptor Operation { get; }

    /// <summary>The member that this one has beyond the example.</summary>
    public string? More { get; }

    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>The ids that make this attempt differ from the example alone; all of them for the example itself.</summary>
    public IEnumerable<int> Own => Enumerable.Range(0, Slots.Count).Where(at => More is null || (string)Slots[at].Path[0] == More);

    public override string ToString() => More is null ? Operation.Name : $"{Operation.Name}+{More}";

    /// <summary>All requests to be tried of an operation; none where it brings no example.</summary>
    public static IEnumerable<Attempt> Of(OperationDescriptor operation)
    {
        if (operation.Example is null)
        {
            yield break;
        }

        var example = JsonNode.Parse(operation.Example)!.AsObject();
        yield return new Attempt(operation, example, null);
        foreach (var member in new Binder(operation).Members.Where(member => !example.ContainsKey(member.Name)))
        {
            if (Kinds.Sample(operation, member.Name, member.ContentType) is { } sample && Find(sample, []).Any())
            {
                var with = example.DeepClone().AsObject();
                foreach (var instead in Kinds.InsteadOf(operation, member.Name))
                {
                    with.Remove(instead);
                }

                with[member.Name] = sample;
                yield return new Attempt(operation, with, member.Name);
            }
        }
    }

    /// <summary>The request with these ids, one for each slot.</summary>
    public JsonObject With(IReadOnlyList<string> ids)
    {
        var filled = _template.DeepClone().AsObject();
        for (var at = 0; at < Slots.Count; at++)
        {
            Put(filled, Slots[at].Path, ids[at]);
        }

        return filled;
    }

    private static void Put(JsonNode root, IReadOnlyList<object> path, string id)
    {
        var holder = path.Take(path.Count - 1).Aggregate(root, (node, step) => step is int at ? node[at]! : node[(string)step]!);
        switch (path[^1])
        {
            case int at:
                holder[at] = id;
                break;
            // The id is a name in a map: its value moves there.
            case string name when Placeholder().IsMatch(name):
                var map = holder.AsObject();
                var value = map[name]!.DeepClone();
                map.Remove(name);
                map[id] = value;
                break;
            case string name:
                holder[name] = id;
                break;
        }
    }

    private static IEnumerable<Slot> Find(JsonNode? node, IReadOnlyList<object> path) => node switch
    {
        JsonObject map => map.SelectMany(pair => Placeholder().Match(pair.Key) is { Success: true } key
            ? [new Slot([.. path, pair.Key], key.Groups[1].Value)]
            : Find(pair.Value, [.. path, pair.Key])),
        JsonArray list => list.SelectMany((item, at) => Find(item, [.. path, at])),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && Placeholder().Match(value.GetValue<string>()) is { Success: true } id => [new Slot(path, id.Groups[1].Value)],
        _ => [],
    };

    [GeneratedRegex(@"^\{(\w+)\}$")]
    private static partial Regex Placeholder();
}
