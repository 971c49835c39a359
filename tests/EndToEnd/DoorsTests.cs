namespace Regie.Tests;

/// <summary>The API's document and the assistant's protocol, judged by the public checks for each.</summary>
public class DoorsTests(DemoWorld world)
{
    [Fact]
    public async Task Spectral_finds_no_error_in_the_document()
    {
        using var http = new HttpClient();
        var file = Path.Combine(Path.GetTempPath(), $"regie-openapi-{Environment.ProcessId}.json");
        await File.WriteAllTextAsync(file, await http.GetStringAsync(new Uri(world.App.Address, "/openapi/v1.json")));
        var (code, output) = await Node.Run(Repository.Tool("@stoplight", "spectral-cli", "dist", "index.js"),
            "lint", file, "--ruleset", Path.Combine(Repository.Root, "tests", "checks", "spectral.yaml"), "--fail-severity", "error", "--display-only-failures");
        File.Delete(file);
        code.ShouldBe(0, output);
    }

    /// <summary>The scenarios that say something of every server; the others ask for tools, resources and prompts of the suite's own sample server.</summary>
    [Theory]
    [InlineData("server-initialize")]
    [InlineData("ping")]
    [InlineData("tools-list")]
    [InlineData("dns-rebinding-protection")]
    public async Task The_assistants_door_conforms(string scenario)
    {
        await using var door = await WithToken.Open(world.App.Address, await world.Token());
        var (code, output) = await Node.Run(Repository.Tool("@modelcontextprotocol", "conformance", "dist", "index.js"),
            "server", "--url", new Uri(door.Address, "/mcp").ToString(), "--scenario", scenario);
        code.ShouldBe(0, output);
    }
}
