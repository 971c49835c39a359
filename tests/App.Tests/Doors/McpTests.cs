using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Regie.Tests.Doors;

public sealed class McpTests(DoorsHost host) : IClassFixture<DoorsHost>
{
    [Fact]
    public async Task An_assistant_is_greeted()
    {
        var result = await Ask("initialize", """{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"} }""");
        ((string?)result["serverInfo"]!["name"]).ShouldBe("regie");
        ((string?)result["instructions"]).ShouldNotBeNull().ShouldContain("find_operations");
        (await Ask("ping", "{}")).AsObject().Count.ShouldBe(0);
    }

    [Fact]
    public async Task Daily_work_has_tools_of_its_own_and_everything_else_is_behind_three()
    {
        var tools = (await Ask("tools/list", "{}"))["tools"]!.AsArray();
        tools.Select(tool => (string)tool!["name"]!).ShouldBe(["open_house", "find_operations", "describe_operation", "run_operation"]);
        var open = tools[0]!;
        ((string?)open["description"]).ShouldBe("Open house.");
        ((int?)open["inputSchema"]!["properties"]!["name"]!["maxLength"]).ShouldBe(100);
        open["inputSchema"]!["required"]!.ToJsonString().ShouldBe("""["name"]""");
        ((bool?)open["annotations"]!["readOnlyHint"]).ShouldBe(false);
    }

    [Fact]
    public async Task A_tool_does_what_its_operation_does()
    {
        var opened = await Use("open_house", """{"name":"From an assistant"}""");
        ((bool?)opened["isError"]).ShouldNotBe(true);
        var id = (string?)opened["structuredContent"]!["id"];
        (await host.Send("GET", $"samples/houses/{id}")).Json.GetProperty("name").GetString().ShouldBe("From an assistant");
        JsonNode.Parse((string)opened["content"]![0]!["text"]!)!.ToJsonString().ShouldBe(opened["structuredContent"]!.ToJsonString());
    }

    [Fact]
    public async Task Other_operations_are_found_described_and_run()
    {
        var id = (string?)(await Use("open_house", """{"name":"Old"}"""))["structuredContent"]!["id"];
        var found = (await Use("find_operations", """{"query":"change house"}"""))["structuredContent"]!["operations"]!.AsArray();
        ((string?)found[0]!["name"]).ShouldBe("change_house");
        var described = (await Use("describe_operation", """{"name":"ChangeHouse"}"""))["structuredContent"]!;
        described["arguments"]!["required"]!.ToJsonString().ShouldBe("""["houseId"]""");
        var changed = await Use("run_operation", $$$"""{"name":"change_house","arguments":{"houseId":"{{{id}}}","name":"New","expectedVersion":0} }""");
        ((string?)changed["structuredContent"]!["name"]).ShouldBe("New");
        var stale = await Use("run_operation", $$$"""{"name":"change_house","arguments":{"houseId":"{{{id}}}","name":"Newer","expectedVersion":0} }""");
        ((bool?)stale["isError"]).ShouldBe(true);
        ((int?)stale["structuredContent"]!["status"]).ShouldBe(412);
    }

    [Fact]
    public async Task A_refusal_is_the_tools_own_error_with_the_same_problem()
    {
        var refused = await Use("open_house", """{"name":1,"colour":"red"}""");
        ((bool?)refused["isError"]).ShouldBe(true);
        refused["structuredContent"]!["codes"]!.ToJsonString().ShouldBe("""{"name":["not-text"],"colour":["unknown"]}""");
        ((string?)(await Use("open_house", """{"name":"Refused"}"""))["structuredContent"]!["code"]).ShouldBe("sample.refused");
        ((bool?)(await Use("run_operation", """{"name":"nothing_such"}"""))["isError"]).ShouldBe(true);
    }

    [Fact]
    public async Task A_repeated_call_happens_once()
    {
        var first = await Use("open_house", """{"name":"Once","idempotencyKey":"mcp-1"}""");
        (await Use("open_house", """{"idempotencyKey":"mcp-1","name":"Once"}""")).ToJsonString().ShouldBe(first.ToJsonString());
    }

    [Fact]
    public async Task A_read_only_token_sees_only_questions()
    {
        var tools = (await Ask("tools/list", "{}", host.ReadOnlyToken))["tools"]!.AsArray();
        tools.Select(tool => (string)tool!["name"]!).ShouldBe(["find_operations", "describe_operation", "run_operation"]);
        tools.ShouldAllBe(tool => (bool)tool!["annotations"]!["readOnlyHint"]!);
        var found = (await Use("find_operations", "{}", host.ReadOnlyToken))["structuredContent"]!["operations"]!.AsArray();
        found.ShouldAllBe(operation => (bool)operation!["reads"]!);
        found.Count.ShouldBeGreaterThan(2);
        ((bool?)(await Use("run_operation", """{"name":"open_house","arguments":{"name":"x"} }""", host.ReadOnlyToken))["isError"]).ShouldBe(true);
    }

    [Fact]
    public async Task Nobody_and_other_sites_stay_outside()
    {
        (await Send("tools/list", "{}", token: null)).Status.ShouldBe(401);
        (await Send("tools/list", "{}", "nonsense")).Status.ShouldBe(401);
        (await Send("tools/list", "{}", with: request => request.Headers.Add("Origin", "https://evil.example"))).Status.ShouldBe(403);
        (await Send("tools/list", "{}", with: request => request.Headers.Host = "evil.example")).Status.ShouldBe(403);
        (await Send("tools/list", "{}", with: request => request.Headers.Add("Origin", "http://localhost"))).Status.ShouldBe(200);
    }

    private async Task<JsonNode> Use(string tool, string arguments, string token = "") =>
        await Ask("tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}} }""", token);

    private async Task<JsonNode> Ask(string method, string parameters, string token = "")
    {
        var answer = await Send(method, parameters, token);
        answer.Status.ShouldBe(200, answer.Body);
        var json = answer.Content.ContentType!.MediaType == "text/event-stream" ? answer.Body.Split('\n').Single(line => line.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..] : answer.Body;
        return JsonNode.Parse(json)!["result"].ShouldNotBeNull(json);
    }

    private Task<Answer> Send(string method, string parameters, string? token = "", Action<HttpRequestMessage>? with = null) => host.Send("POST", "../../mcp", null, token, request =>
    {
        request.Content = new StringContent($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}} }""", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        with?.Invoke(request);
    });
}
