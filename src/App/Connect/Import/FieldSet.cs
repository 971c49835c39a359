using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Regie.Connect;

/// <summary>
/// The fields of one kind of entity that a source decides: how to tell whether one changed, and how to take it over. The ground of the
/// three-way merge between what was last imported, what is in the file now, and what people made of it here.
/// </summary>
internal sealed class FieldSet<T>
{
    private readonly List<(string Name, Func<T, object?> Get, Action<T, T> Copy)> fields = [];

    public FieldSet<T> Add(string name, Func<T, object?> get, Action<T, T> copy)
    {
        fields.Add((name, get, copy));
        return this;
    }

    public Dictionary<string, string?> Values(T entity)
    {
        var values = new Dictionary<string, string?>(fields.Count + 2);
        foreach (var (name, get, _) in fields)
        {
            if (Snapshot.Text(get(entity)) is { } text)
            {
                values[name] = text;
            }
        }

        return values;
    }

    /// <summary>Takes over what the source changed and nobody here did; what people changed here stays.</summary>
    /// <param name="overrule">Set also what people changed here, where the source changed it.</param>
    /// <returns>Whether anything was taken over, and whether anything was left as people here had set it.</returns>
    public (bool Changed, bool Kept) Merge(T current, T wanted, Dictionary<string, string?> last, Dictionary<string, string?> now, bool overrule = false)
    {
        var (changed, kept) = (false, false);
        foreach (var (name, get, copy) in fields)
        {
            var (before, after) = (last.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (before == after)
            {
                continue;
            }

            var here = Snapshot.Text(get(current));
            if (here == before || (overrule && here != after))
            {
                copy(wanted, current);
                changed = true;
            }
            else
            {
                kept |= here != after;
            }
        }

        return (changed, kept);
    }

    /// <summary>Whether somebody changed here what the source had set.</summary>
    public bool IsEdited(T current, Dictionary<string, string?> last) =>
        fields.Exists(field => Snapshot.Text(field.Get(current)) != last.GetValueOrDefault(field.Name));
}

/// <summary>Values as last imported, as small JSON: long texts by their hash, since only equality is ever asked.</summary>
internal static class Snapshot
{
    public static string? Text(object? value)
    {
        var text = value switch
        {
            null => null,
            string { Length: 0 } => null,
            string said => said,
            bool flag => flag ? "1" : null,
            Enum kind => Convert.ToInt32(kind, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
            DateTime at => at.Ticks.ToString(CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        return text is { Length: > 64 } ? "#" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12)) : text;
    }

    public static string Write(Dictionary<string, string?> values) => JsonSerializer.Serialize(values);

    public static Dictionary<string, string?> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!;

    public static bool Same(Dictionary<string, string?> one, Dictionary<string, string?> other) =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
