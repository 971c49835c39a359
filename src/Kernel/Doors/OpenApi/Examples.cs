using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Regie.Kernel;

/// <summary>The valid request every operation brings, with ids filled in.</summary>
public static partial class Examples
{
    /// <summary>As shown in documents: the sample id of a kind is always the same.</summary>
    public static JsonObject? Of(OperationDescriptor operation) => With(operation, SampleId);

    /// <summary>With ids of one's own world; <paramref name="id"/> is asked with the kind.</summary>
    public static JsonObject? With(OperationDescriptor operation, Func<string, string> id) =>
        operation.Example is null ? null : JsonNode.Parse(Placeholder().Replace(operation.Example, match => id(match.Groups[1].Value)))!.AsObject();

    public static string SampleId(string kind)
    {
        var tail = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kind)))[..12];
        return string.Create(CultureInfo.InvariantCulture, $"01930000-0000-7000-8000-{tail}");
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
