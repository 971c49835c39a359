using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>An operation as assistants know it.</summary>
internal sealed record McpTool(OperationDescriptor Operation, Binder Binder, Tool Tool);

/// <summary>All operations with the assistants' door, described once.</summary>
internal sealed partial class McpTools
{
    private readonly FrozenDictionary<string, McpTool> _byName;

    public McpTools(OperationCatalog catalog, OperationTexts texts)
    {
        All = [.. catalog.All.Where(operation => operation.Doors.HasFlag(Door.Mcp)).Select(operation => Of(operation, texts))];
        _byName = All.ToFrozenDictionary(tool => tool.Tool.Name);
    }

    public IReadOnlyList<McpTool> All { get; }

    /// <summary>By tool name (<c>create_task</c>) or operation name (<c>CreateTask</c>).</summary>
    public McpTool? Find(string name) => _byName.GetValueOrDefault(name) ?? _byName.GetValueOrDefault(NameOf(name));

    private static McpTool Of(OperationDescriptor operation, OperationTexts texts)
    {
        var binder = new Binder(operation);
        var remarks = texts.Remarks(operation);
        var tool = new Tool
        {
            Name = NameOf(operation.Name),
            Title = operation.Name,
            Description = texts.Summary(operation) + (remarks is null ? "" : " " + remarks),
            InputSchema = ToElement(ToolSchema.Of(binder, texts)),
            Annotations = new ToolAnnotations
            {
                Title = operation.Name,
                ReadOnlyHint = !operation.IsCommand,
                DestructiveHint = operation.IsCommand && operation.IsDestructive,
                IdempotentHint = !operation.IsCommand || operation.Method is "PUT" or "DELETE",
                OpenWorldHint = false,
            },
        };
        return new McpTool(operation, binder, tool);
    }

    public static JsonElement ToElement(JsonNode node) => JsonSerializer.SerializeToElement(node);

    private static string NameOf(string name) => Capitals().Replace(name, match => (match.Index == 0 ? "" : "_") + match.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
