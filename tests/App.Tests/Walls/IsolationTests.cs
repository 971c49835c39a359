using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Walls;

/// <summary>
/// Every operation, with every id it takes, called by everybody who must not find anything: 404 or 401, in the same words as for an id that
/// nobody ever had, and nothing changed. Made from the operations' own descriptors and examples: a new one is attacked from its first day.
/// A cell counts only if the same request by a rightful member succeeds.
/// </summary>
public sealed class IsolationTests(ITestOutputHelper output)
{
    /// <summary>Operations without a positive control here, and why.</summary>
    private static readonly Dictionary<string, string> Apart = new()
    {
        ["ClaimInstallation"] = "serves an installation that nobody has claimed yet; it takes no id",
        ["OpenInvitation"] = "takes the secret of a link, no id; InvitationsTests",
        ["AcceptInvitation"] = "takes the secret of a link, no id; InvitationsTests",
        ["OpenCalendarFeed"] = "inside only, takes the secret of a link, no id; CalendarFeedTests",
        ["ListStaleSchedules"] = "inside only and without an id: asked by the pump for the whole installation",
        ["TakeSnapshot"] = "inside only: what the pump reads cannot be written as JSON",
        ["StoreSchedule"] = "inside only: what the pump stores cannot be written as JSON",
    };

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Nothing_is_found_changed_or_told_apart_from_outside(DatabaseKind kind)
    {
        var world = await World.On(kind);
        using var run = await IsolationRun.Begin(world);
        var catalog = world.App.Services.GetRequiredService<OperationCatalog>();
        foreach (var operation in catalog.All.Where(operation => IsOurs(operation) && !Apart.ContainsKey(operation.Name)))
        {
            await run.Operation(operation);
            if (run.Failures.Count > 50)
            {
                break;
            }
        }

        output.WriteLine(run.Summary());
        run.Failures.Count.ShouldBe(0, string.Join('\n', run.Failures));
        run.WithoutControl.Count.ShouldBe(0, string.Join('\n', run.WithoutControl) + "\nGive each operation a valid [Example], teach Side its ids, or name it in Apart with the reason.");
        Apart.Keys.ShouldBeSubsetOf(catalog.All.Select(operation => operation.Name));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_is_for_the_inside_has_no_door(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (obm, _) = await world.Business();
        foreach (var operation in world.App.Services.GetRequiredService<OperationCatalog>().All.Where(operation => operation.Doors == Door.Inside))
        {
            foreach (var door in new[] { Door.Page, Door.Rest, Door.Mcp, Door.Flow })
            {
                Gate.Refuse(operation, obm.Caller with { Door = door }, null)?.Kind.ShouldBe(ProblemKind.NotFound, operation.Name);
            }
        }
    }

    private static bool IsOurs(OperationDescriptor operation) => operation.Type.Assembly != typeof(IsolationTests).Assembly;
}
