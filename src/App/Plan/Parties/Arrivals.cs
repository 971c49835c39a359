using System.Text.Json;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Somebody accepted an invitation that named a person without an account: what stands under that name becomes theirs.</summary>
internal sealed class Arrivals(Runner runner) : ISubscriber
{
    public string Name => "plan.arrivals";

    public async Task Handle(IReadOnlyList<EventRow> events, CancellationToken cancel)
    {
        foreach (var row in events.Where(row => row.Kind == "businesses.member.joined"))
        {
            if (JsonSerializer.Deserialize<Businesses.MemberJoined>(row.Body, Json.Options) is { PlaceholderId: { } placeholder } joined)
            {
                // Told twice, the second finds no such placeholder any more, and nothing is left to do.
                await runner.Run(new LinkPlaceholder(placeholder, joined.PersonId), Caller.System() with { Door = Door.Inside, CauseId = row.Id }, cancel: cancel);
            }
        }
    }
}
