using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;

namespace Regie.Tests.Doors;

/// <summary>What is written down about the API is what the code says. <c>REGIE_UPDATE=1</c> writes the files again.</summary>
public sealed class ApiDocumentTests
{
    [Fact]
    public async Task The_written_documents_are_those_of_the_code()
    {
        var services = (await World.On(DatabaseKind.Sqlite)).App.Services;
        var tables = services.GetRequiredService<ApiTables>();
        Same("docs/api/openapi.json", Encoding.UTF8.GetString(services.GetRequiredService<ApiDocument>().Bytes.Span) + "\n");
        Same("docs/api/operations.md", tables.Operations());
        Same("docs/PERMISSIONS.md", tables.Permissions());
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_every_operation_is_there_once()
    {
        var services = (await World.On(DatabaseKind.Sqlite)).App.Services;
        var document = JsonNode.Parse(services.GetRequiredService<ApiDocument>().Bytes.Span)!;
        var written = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => (string)operation.Value!["operationId"]!).ToList();
        written.ShouldBe(services.GetRequiredService<OperationCatalog>().All.Where(operation => operation.Doors.HasFlag(Door.Rest)).Select(operation => operation.Name).Append("UploadFile"), ignoreOrder: true);
        foreach (var reference in References(document))
        {
            reference[2..].Split('/').Aggregate((JsonNode?)document, (node, part) => node?[part]).ShouldNotBeNull(reference);
        }
    }

    [Fact]
    public async Task Every_example_is_a_request_its_own_operation_accepts()
    {
        foreach (var operation in (await World.On(DatabaseKind.Sqlite)).App.Services.GetRequiredService<OperationCatalog>().All.Where(operation => operation.Example is not null))
        {
            var binder = new Binder(operation);
            var example = Examples.Of(operation)!;
            var draft = new Draft(binder);
            draft.All(Encoding.UTF8.GetBytes(example.ToJsonString()));
            var bound = draft.Finish();
            bound.IsOk.ShouldBeTrue($"{operation.Name}: {string.Join(", ", bound.Problem?.Errors?.Select(error => $"{error.Key} {error.Value[0]}") ?? [])}");
            Validation.Check(bound.Value).ShouldBeNull(operation.Name);
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair is { Key: "$ref", Value: JsonValue target } ? [target.GetValue<string>()] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static void Same(string path, string expected)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Regie.slnx")))
        {
            root = root.Parent;
        }

        var file = Path.Combine(root.ShouldNotBeNull().FullName, path);
        if (Environment.GetEnvironmentVariable("REGIE_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, expected);
        }

        var (written, code) = (File.Exists(file) ? File.ReadAllLines(file) : [], expected.TrimEnd('\n').Split('\n'));
        var line = Enumerable.Range(0, Math.Max(written.Length, code.Length)).FirstOrDefault(at => written.ElementAtOrDefault(at) != code.ElementAtOrDefault(at), -1);
        line.ShouldBe(-1, $"{path} is not what the code says from line {line + 1} ({code.ElementAtOrDefault(line)}): run the tests once with REGIE_UPDATE=1 and commit it.");
    }
}
