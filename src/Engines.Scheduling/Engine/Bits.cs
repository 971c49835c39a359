using System.Numerics;

namespace Regie.Scheduling;

/// <summary>A set of nodes that is walked in order while it grows ahead of the walk.</summary>
sealed class Bits(int count)
{
    readonly ulong[] words = new ulong[(count + 63) / 64];

    public void Add(int node) => words[node >> 6] |= 1UL << node;

    public bool Contains(int node) => (words[node >> 6] >> node & 1) != 0;

    public void AddAll()
    {
        for (var node = 0; node < count; node++) Add(node);
    }

    /// <summary>The first member at or after a node, or -1.</summary>
    public int AtOrAfter(int node)
    {
        for (var word = node >> 6; word < words.Length; word++)
        {
            var rest = word == node >> 6 ? words[word] & (ulong.MaxValue << node) : words[word];
            if (rest != 0) return (word << 6) + BitOperations.TrailingZeroCount(rest);
        }
        return -1;
    }

    /// <summary>The last member at or before a node, or -1.</summary>
    public int AtOrBefore(int node)
    {
        for (var word = node >> 6; node >= 0 && word >= 0; word--)
        {
            var rest = word == node >> 6 ? words[word] & (ulong.MaxValue >> 63 - (node & 63)) : words[word];
            if (rest != 0) return (word << 6) + 63 - BitOperations.LeadingZeroCount(rest);
        }
        return -1;
    }
}
