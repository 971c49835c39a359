using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Regie.Connect;

/// <summary>Counts every leaf of a JSON file by its path and knows where each path goes; on the way it can collect what has no native place.</summary>
/// <remarks>A tree of names compared as UTF-8 bytes: no string is made for a member seen before, so a pass costs little more than parsing.</remarks>
internal sealed class LeafCensus(Func<string, (Fate Fate, string? Target)> fateOf)
{
    // Keys made of data (a map by id) would grow the tree with the file: beyond this many names the rest is counted together.
    private const int MostNodes = 20_000;

    private readonly Dictionary<string, Node> sections = [];
    private int nodes;

    public void Count(string section, bool isElement, JsonElement piece, Remainder? remainder = null)
    {
        var path = isElement ? section + "[]" : section;
        if (!sections.TryGetValue(path, out var node))
        {
            node = NewNode([], path);
            sections[path] = node;
        }

        Walk(piece, node, default, remainder);
    }

    public IReadOnlyList<FieldFate> Fates()
    {
        List<FieldFate> fates = [];
        foreach (var section in sections.Values)
        {
            Collect(section, fates);
        }

        return fates;
    }

    private static void Collect(Node node, List<FieldFate> fates)
    {
        if (node.Leaves > 0)
        {
            fates.Add(new(node.Path, node.Leaves, node.Fate, node.Target));
        }

        foreach (var child in node.Children)
        {
            Collect(child, fates);
        }
    }

    private void Walk(JsonElement value, Node node, ReadOnlySpan<byte> name, Remainder? remainder)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.GetPropertyCount() > 0:
                remainder?.Enter(name, value);
                var hint = 0;
                foreach (var member in value.EnumerateObject())
                {
                    var key = JsonMarshal.GetRawUtf8PropertyName(member);
                    Walk(member.Value, Child(node, key, ref hint), key, remainder);
                }

                remainder?.Leave();
                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                remainder?.Enter(name, value);
                var first = 0;
                var item = Child(node, "[]"u8, ref first);
                foreach (var element in value.EnumerateArray())
                {
                    Walk(element, item, default, remainder);
                }

                remainder?.Leave();
                break;
            default:
                node.Leaves++;
                if (node.Fate == Fate.Raw)
                {
                    remainder?.Write(name, value);
                }

                break;
        }
    }

    // Members mostly come in the same order: the one after the last found is tried first.
    private Node Child(Node parent, ReadOnlySpan<byte> key, ref int hint)
    {
        var children = parent.Children;
        for (var tried = 0; tried < children.Count; tried++, hint++)
        {
            hint = hint >= children.Count ? 0 : hint;
            if (key.SequenceEqual(children[hint].Key))
            {
                return children[hint++];
            }
        }

        if (nodes >= MostNodes && !key.SequenceEqual("*"u8))
        {
            return Child(parent, "*"u8, ref hint);
        }

        var name = Encoding.UTF8.GetString(key);
        var child = NewNode(key.ToArray(), name == "[]" ? parent.Path + "[]" : parent.Path.Length == 0 ? name : $"{parent.Path}.{name}");
        children.Add(child);
        hint = children.Count;
        return child;
    }

    private Node NewNode(byte[] key, string path)
    {
        nodes++;
        var (fate, target) = fateOf(path);
        return new(key, path, fate, target);
    }

    private sealed class Node(byte[] key, string path, Fate fate, string? target)
    {
        public byte[] Key { get; } = key;

        public string Path { get; } = path;

        public Fate Fate { get; } = fate;

        public string? Target { get; } = target;

        public List<Node> Children { get; } = [];

        public long Leaves { get; set; }
    }
}
