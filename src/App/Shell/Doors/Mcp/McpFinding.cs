using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>The three tools behind which all operations are that are not daily work.</summary>
internal static class McpFinding
{
    public const string Find = "find_operations";
    public const string Describe = "describe_operation";
    public const string Run = "run_operation";

    public static IEnumerable<Tool> Tools(bool readOnly)
    {
        yield return new Tool
        {
            Name = Find,
            Title = "Find operations",
            Description = "Finds operations by words of what they do; without words, lists all. Answers their names, what they do, and whether they change or destroy something.",
            InputSchema = Schema("""{"type":"object","properties":{"query":{"type":"string","description":"A few words, such as: move task board"}},"additionalProperties":false}"""),
            Annotations = Reading("Find operations"),
        };
        yield return new Tool
        {
            Name = Describe,
            Title = "Describe an operation",
            Description = "What an operation takes (a JSON schema) and a valid example.",
            InputSchema = Schema("""{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"additionalProperties":false}"""),
            Annotations = Reading("Describe an operation"),
        };
        yield return new Tool
        {
            Name = Run,
            Title = "Run an operation",
            Description = "Runs an operation by its name with the arguments its description asks for.",
            InputSchema = Schema("""{"type":"object","properties":{"name":{"type":"string"},"arguments":{"type":"object"}},"required":["name"],"additionalProperties":false}"""),
            Annotations = readOnly ? Reading("Run an operation") : new ToolAnnotations { Title = "Run an operation", ReadOnlyHint = false, DestructiveHint = true, IdempotentHint = false, OpenWorldHint = false },
        };
    }

    /// <summary>Those in whose name or sentence the words occur, the ones with most words first.</summary>
    public static JsonObject Matching(IReadOnlyList<McpTool> allowed, string? query)
    {
        var words = (query ?? "").Split([' ', ',', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        var found = allowed.Select(tool => (tool, hits: words.Count(word => Says(tool, word)))).Where(pair => words.Length == 0 || pair.hits > 0).OrderByDescending(pair => pair.hits);
        return new JsonObject { ["operations"] = new JsonArray([.. found.Select(pair => Line(pair.tool))]) };
    }

    public static JsonObject Description(McpTool tool)
    {
        var description = Line(tool).AsObject();
        description["arguments"] = JsonNode.Parse(tool.Tool.InputSchema.GetRawText());
        description["example"] = Examples.Of(tool.Operation);
        return description;
    }

    private static JsonNode Line(McpTool tool) => new JsonObject
    {
        ["name"] = tool.Tool.Name,
        ["what"] = tool.Tool.Description,
        ["module"] = tool.Operation.Module,
        ["reads"] = !tool.Operation.IsCommand,
        ["destroys"] = tool.Operation.IsCommand && tool.Operation.IsDestructive,
    };

    private static bool Says(McpTool tool, string word) =>
        tool.Tool.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || tool.Tool.Description!.Contains(word, StringComparison.OrdinalIgnoreCase)
        || tool.Operation.Module.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static System.Text.Json.JsonElement Schema(string json) => McpTools.ToElement(JsonNode.Parse(json)!);

    private static ToolAnnotations Reading(string title) => new() { Title = title, ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false };
}
