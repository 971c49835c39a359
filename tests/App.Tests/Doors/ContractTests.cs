using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Tests.Walls;
using Binder = Regie.Kernel.Binder;

namespace Regie.Tests.Doors;

/// <summary>What programs may rely on from the first day: names, members, lists, what is created.</summary>
public sealed class ContractTests
{
    private const string Names = """
        Me CreateBusiness ListBusinesses InviteMember ListMembers CreateProject ListProjects GetProject CreateTask UpdateTask MoveTask CloseTask ReopenTask DeleteTask ListTasks GetTask AddDependency
        RemoveDependency AddComment AttachFile PreviewImport ConfirmImport GetImport UndoImport TakeBaseline GetDeviation GetSchedule GetStatusReport ShareReport ListEvents GetToday Search ListMetrics GetMetric
        """;

    [Theory]
    [InlineData("CreateBusiness", "name")]
    [InlineData("CreateProject", "businessId name")]
    [InlineData("CreateTask", "projectId title")]
    [InlineData("AddComment", "body taskId")]
    [InlineData("AddDependency", "predecessorId successorId")]
    [InlineData("TakeBaseline", "projectId")]
    [InlineData("ConfirmImport", "importId")]
    [InlineData("PreviewImport", "businessId file")]
    public async Task An_operation_needs_no_more_than_this(string name, string members)
    {
        var binder = new Binder((await Catalog()).ByName[name]);
        string.Join(' ', binder.Members.Where(member => member.IsRequired).Select(member => member.Name).Order(StringComparer.Ordinal)).ShouldBe(members);
    }

    [Fact]
    public async Task The_promised_operations_are_there_over_REST()
    {
        var catalog = await Catalog();
        Names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(name => !catalog.ByName.TryGetValue(name, out var operation) || !operation.Doors.HasFlag(Door.Rest)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_operations_of_daily_work_are_tools_of_their_own() => (await Ours()).Count(operation => operation.IsDaily).ShouldBe(20);

    [Fact]
    public async Task Every_list_takes_a_cursor_and_a_limit_of_at_most_200()
    {
        foreach (var list in (await Ours()).Where(IsList))
        {
            var binder = new Binder(list);
            binder.Members.Select(member => member.Name).ShouldContain("cursor", list.Name);
            var limit = binder.Members.Single(member => member.Name == "limit").Property.GetCustomAttribute<RangeAttribute>().ShouldNotBeNull(list.Name);
            ((int)limit.Minimum, (int)limit.Maximum).ShouldBe((1, 200), list.Name);
        }
    }

    [Fact]
    public async Task What_is_made_has_an_id_and_a_place()
    {
        string[] making = ["Create", "Add", "Invite", "Take", "Attach", "Log", "Draft", "Preview"];
        (await Ours()).Where(operation => operation.Method == "POST" && operation.Doors.HasFlag(Door.Rest) && making.Any(word => operation.Name.StartsWith(word, StringComparison.Ordinal)))
            .Where(operation => operation.Output.GetProperty("Id") is not null && operation.Location is null).Select(operation => operation.Name).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Every_list_is_read_to_its_end_page_by_page(DatabaseKind kind)
    {
        var side = await Side.Create(await World.On(kind));
        var who = await Somebody.Obm(side);
        using var door = new Knocking(side.World);
        foreach (var list in (await Ours()).Where(IsList))
        {
            var attempt = Attempt.Of(list).First();
            await side.Ids(attempt);
            var request = attempt.With(await side.Ids(attempt));
            var seen = new List<string>();
            request["limit"] = 1;
            for (var page = 0; page < 4; page++)
            {
                var reply = await door.Send(list, request, who);
                reply.Status.ShouldBe(200, $"{list.Name}: {reply}");
                var answer = JsonNode.Parse(reply.Body)!.AsObject();
                answer["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(1, list.Name);
                seen.AddRange(answer["items"]!.AsArray().Select(item => item!.ToJsonString()));
                if (answer["next"] is not { } next)
                {
                    break;
                }

                request["cursor"] = next.DeepClone();
            }

            seen.Distinct().Count().ShouldBe(seen.Count, $"{list.Name} repeats itself");
            request["cursor"] = "not a cursor";
            (await door.Send(list, request, who)).Status.ShouldBe(400, list.Name);
        }
    }

    private static bool IsList(OperationDescriptor operation) =>
        operation.Doors.HasFlag(Door.Rest) && operation.Method == "GET" && operation.Output.IsGenericType && operation.Output.GetGenericTypeDefinition() == typeof(Page<>);

    private static async Task<OperationCatalog> Catalog() => (await World.On(DatabaseKind.Sqlite)).App.Services.GetRequiredService<OperationCatalog>();

    private static async Task<IEnumerable<OperationDescriptor>> Ours() => (await Catalog()).All.Where(operation => operation.Type.Assembly != typeof(ContractTests).Assembly);
}
