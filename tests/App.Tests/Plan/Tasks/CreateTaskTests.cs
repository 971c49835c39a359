using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan;

public sealed class CreateTaskTests
{
    // A plan of many tasks is not scheduled within the call; what is answered must be true all the same.
    public static TheoryData<DatabaseKind, int> Plans => new() { { DatabaseKind.Sqlite, 0 }, { DatabaseKind.Sqlite, 5000 }, { DatabaseKind.Postgres, 0 }, { DatabaseKind.Postgres, 5000 } };

    [Theory, MemberData(nameof(Plans))]
    public async Task What_is_answered_for_a_new_task_is_what_reading_it_answers(DatabaseKind kind, int before)
    {
        var plan = await PlanWorld.On(kind);
        await plan.World.App.Services.GetRequiredService<SideWrite>().Run(
            db => db.Set<PlanState>().Where(row => row.Id == plan.Project.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastNumber, before)), TestContext.Current.CancellationToken);
        var ines = await plan.World.Member(plan.BusinessId, Role.TeamMember);
        var label = await plan.Sarah.Must(new AddLabel(plan.Project.Id, "Urgent"));
        var section = await plan.Sarah.Must(new AddSection(plan.Project.Id, "Photos"));
        var parent = await plan.Task("Shoot", task => task with { SectionId = section.Id });

        var made = await plan.Task("Choose the photographer", task => task with
        {
            Description = "Three offers",
            AssigneeId = ines.Id,
            ParentId = parent.Id,
            StartDate = new(2026, 3, 2),
            DueDate = new(2026, 3, 5),
            DueTime = new(17, 0),
            EstimateMinutes = 480,
            Priority = Priority.High,
            Deliverable = "A name",
            AcceptanceCriteria = "Signed",
            ScheduleMode = ScheduleMode.Manual,
            Recurrence = "FREQ=WEEKLY;BYDAY=MO",
            LabelIds = [label.Id],
        });
        var done = await plan.Task("Already done", task => task with { StatusId = plan.Status(StatusKind.Done), IsMilestone = true });

        made.SectionName.ShouldBe("Photos");
        made.Assignee!.Name.ShouldBe("Inès Roux");
        (made.Schedule is null).ShouldBe(before > 0);
        var read = (await plan.Sarah.Must(new ListTasks { ProjectId = plan.Project.Id })).Items.ToDictionary(task => task.Id);
        foreach (var task in new[] { made, done })
        {
            // Another task may have come into the plan's computation since; what the engine says is not what is compared.
            var (answered, kept) = (task with { Schedule = null }, read[task.Id] with { Schedule = null });
            JsonSerializer.Serialize(answered, Json.Options).ShouldBe(JsonSerializer.Serialize(kept, Json.Options));
        }
    }
}
