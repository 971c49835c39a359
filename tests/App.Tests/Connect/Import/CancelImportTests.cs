using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Connect;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Connect;

public class CancelImportTests
{
    private const int Rows = 6_000;

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Cancelled_in_the_middle_an_import_leaves_nothing_and_can_be_started_again(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var preview = await sarah.Preview(business, Table());
        var before = await world.RowsOf(business);
        await sarah.Must(new ConfirmImport(preview.Id));
        var job = Task.Run(() => world.RunImport(preview.Id), TestContext.Current.CancellationToken);

        // Rows are being written now, in a transaction that is not committed.
        var progress = world.App.Services.GetRequiredService<ImportProgress>();
        while ((progress.Of(preview.Id) ?? 0) < 10 && !job.IsCompleted)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        (await sarah.Must(new GetImport(preview.Id))).ShouldSatisfyAllConditions(now => now.State.ShouldBe(ImportState.Running), now => now.Progress.ShouldBeGreaterThanOrEqualTo(10));
        var cancelled = await sarah.Must(new CancelImport(preview.Id));
        await job;

        cancelled.State.ShouldBe(ImportState.Cancelled);
        (await sarah.Must(new GetImport(preview.Id))).ShouldSatisfyAllConditions(now => now.State.ShouldBe(ImportState.Cancelled), now => now.Progress.ShouldBe(0), now => now.Problem.ShouldBeNull());
        (await world.RowsOf(business)).ShouldBe(before);
        (await world.Look(db => db.Events.CountAsync(row => row.BusinessId == business && row.Kind == "plan.import.confirmed"))).ShouldBe(0);
        (await sarah.Must(new CancelImport(preview.Id))).State.ShouldBe(ImportState.Cancelled);

        await sarah.Must(new ConfirmImport(preview.Id));
        await world.RunImport(preview.Id);
        (await sarah.Must(new GetImport(preview.Id))).Kind("task").Created.ShouldBe(Rows);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Cancelled_while_it_waits_an_import_never_begins(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var preview = await sarah.Preview(business, OwnFiles.File("trello-small.json"));
        (await sarah.Refused(new CancelImport(preview.Id))).Code.ShouldBe("connect.cancel.not-running");
        var before = await world.RowsOf(business);
        await sarah.Must(new ConfirmImport(preview.Id));

        (await sarah.Must(new CancelImport(preview.Id))).State.ShouldBe(ImportState.Cancelled);
        await world.RunImport(preview.Id);

        (await sarah.Must(new GetImport(preview.Id))).State.ShouldBe(ImportState.Cancelled);
        (await world.RowsOf(business)).ShouldBe(before);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_is_done_is_not_cancelled_but_undone(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, business) = await world.Business();
        var done = await sarah.Import(business, OwnFiles.File("trello-small.json"));

        (await sarah.Refused(new CancelImport(done.Id))).Code.ShouldBe("connect.cancel.done");
        (await sarah.Must(new GetImport(done.Id))).State.ShouldBe(ImportState.Done);
        (await world.Look(db => db.Set<TaskItem>().CountAsync(row => row.BusinessId == business))).ShouldBe(5);
    }

    private static SourceFile Table()
    {
        var text = new StringBuilder("Task,Phase,Due\n");
        for (var n = 0; n < Rows; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Step {n},Phase {n % 7},2026-12-{n % 28 + 1:00}\n");
        }

        return SourceFile.FromBytes("large.csv", Encoding.UTF8.GetBytes(text.ToString()));
    }
}
