using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Answers an assistant: which tools there are for this token, and what one of them says.</summary>
internal sealed class McpCalls(McpTools tools, AccessCache access, Runner runner, ProblemAnswer problems, IHttpContextAccessor http, TimeProvider clock)
{
    private Caller Caller => (Caller)http.HttpContext!.Items[McpGuard.Caller]!;

    public async ValueTask<ListToolsResult> List(CancellationToken cancel)
    {
        var allowed = await Allowed(cancel);
        return new ListToolsResult { Tools = [.. allowed.Where(tool => tool.Operation.IsDaily).Select(tool => tool.Tool), .. McpFinding.Tools(Caller.ReadOnly)] };
    }

    public async ValueTask<CallToolResult> Call(CallToolRequestParams asked, CancellationToken cancel)
    {
        var arguments = asked.Arguments is { } sent ? new JsonObject(sent.Select(pair => KeyValuePair.Create(pair.Key, JsonNode.Parse(pair.Value.GetRawText())))) : [];
        var allowed = await Allowed(cancel);
        switch (asked.Name)
        {
            case McpFinding.Find:
                return Said(McpFinding.Matching(allowed, (string?)Text(arguments, "query")));
            case McpFinding.Describe:
                return Named(allowed, Text(arguments, "name")) is { } described ? Said(McpFinding.Description(described)) : Refused(Problem.Invalid("name", "unknown"));
            case McpFinding.Run:
                return Named(allowed, Text(arguments, "name")) is { } found
                    ? await Run(found, arguments["arguments"] as JsonObject ?? [], cancel)
                    : Refused(Problem.Invalid("name", "unknown"));
            default:
                return allowed.FirstOrDefault(tool => tool.Operation.IsDaily && tool.Tool.Name == asked.Name) is { } daily
                    ? await Run(daily, arguments, cancel)
                    : throw new McpProtocolException($"There is no tool {asked.Name}.", McpErrorCode.InvalidParams);
        }
    }

    private async Task<CallToolResult> Run(McpTool tool, JsonObject arguments, CancellationToken cancel)
    {
        var key = tool.Operation.IsCommand ? Text(arguments, ToolSchema.Key) : null;
        int? expected = tool.Operation.IsCommand && arguments[ToolSchema.Expected] is JsonValue version && version.TryGetValue<int>(out var number) ? number : null;
        if (tool.Operation.IsCommand)
        {
            arguments.Remove(ToolSchema.Key);
            arguments.Remove(ToolSchema.Expected);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(arguments);
        var draft = new Draft(tool.Binder);
        draft.All(json);
        var operation = draft.Finish();
        if (!operation.IsOk)
        {
            return Refused(operation.Problem);
        }

        var call = new Call(expected, key, key is null ? null : Fingerprint.Of(tool.Operation, json));
        var result = await runner.Run(tool.Operation, operation.Value, Caller, call, cancel);
        return result.IsOk ? Answer(tool, result.Value) : Refused(result.Problem);
    }

    private static CallToolResult Answer(McpTool tool, object? value) => value switch
    {
        Nothing => Said(new JsonObject { ["done"] = true }),
        FileContent { Hash: null } file when file.ContentType.StartsWith("text/", StringComparison.Ordinal) =>
            new CallToolResult { Content = [new TextContentBlock { Text = System.Text.Encoding.UTF8.GetString(file.Bytes.Span) }] },
        FileContent file => Said(new JsonObject { ["name"] = file.Name, ["contentType"] = file.ContentType, ["download"] = RestDoor.TemplateOf(tool.Operation) }),
        _ => Said(JsonSerializer.SerializeToNode(value, tool.Operation.Output, Json.Options)),
    };

    private static CallToolResult Said(JsonNode? node) => new()
    {
        Content = [new TextContentBlock { Text = node?.ToJsonString(Json.Options) ?? "null" }],
        StructuredContent = node is JsonObject ? McpTools.ToElement(node) : null,
    };

    /// <summary>The same problem as over HTTP, as the tool's own error: the assistant can read it and try again.</summary>
    private CallToolResult Refused(Problem problem)
    {
        var body = problems.Body(problem, (int)problem.Kind, Caller.Culture);
        return new CallToolResult
        {
            IsError = true,
            Content = [new TextContentBlock { Text = System.Text.Encoding.UTF8.GetString(body.Span) }],
            StructuredContent = JsonDocument.Parse(body).RootElement,
        };
    }

    private async Task<IReadOnlyList<McpTool>> Allowed(CancellationToken cancel)
    {
        var caller = Caller;
        var person = caller.PersonId is { } id ? await access.Find(id, cancel) : null;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return [.. tools.All.Where(tool => Allowance.Has(tool.Operation, caller, person, today))];
    }

    private McpTool? Named(IReadOnlyList<McpTool> allowed, string? name) => name is not null && tools.Find(name) is { } tool && allowed.Contains(tool) ? tool : null;

    private static string? Text(JsonObject arguments, string name) => arguments[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
