using Regie.Kernel;
using Regie.Plan;

namespace Regie.Tests.Plan.Reports;

public sealed class ReportTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_kept_report_keeps_its_figures_when_the_plan_moves_on(DatabaseKind kind)
    {
        var (world, sarah, projectId, taskId) = await Launch(kind);
        var kept = await sarah.Must(new DraftStatusReport(projectId) { Language = "en" });
        await sarah.Must(new CloseTask(taskId));

        var again = await sarah.Must(new GetStatusReport(projectId) { ReportId = kept.Id });

        again.Figures.OpenTasks.ShouldBe(2);
        (await sarah.Must(new GetStatusReport(projectId) { Language = "en" })).Figures.OpenTasks.ShouldBe(1);
        world.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task It_says_why_the_date_moved_in_the_readers_language(DatabaseKind kind)
    {
        var (_, sarah, projectId, taskId) = await Launch(kind);
        await sarah.Must(new TakeBaseline(projectId, "Agreed"));
        await sarah.Must(new UpdateTask(taskId) { DurationMinutes = 5 * 480 });

        var english = await sarah.Must(new GetStatusReport(projectId) { Language = "en" });
        var french = await sarah.Must(new GetStatusReport(projectId) { Language = "fr" });

        var moved = english.Sentences.Single(sentence => sentence.Part == ReportPart.Moved);
        moved.Days.ShouldBe(3);
        moved.Text.ShouldBe("Write the offer: 5 days instead of 2 days");
        french.Sentences.Single(sentence => sentence.Part == ReportPart.Moved).Text.ShouldBe("Write the offer\u00A0: 5 jours au lieu de 2 jours");
        english.Figures.DeviationDays.ShouldBe(3);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_link_shows_what_its_author_chose_until_it_is_taken_back(DatabaseKind kind)
    {
        var (world, sarah, projectId, _) = await Launch(kind);
        var kept = await sarah.Must(new DraftStatusReport(projectId) { Language = "en" });
        await sarah.Must(new EditStatusReport(kept.Id) { ShowNames = false, Sentences = [new SentenceEdit("s1") { IsHidden = true }] });
        var shared = await sarah.Must(new ShareReport(projectId) { ReportId = kept.Id });
        var secret = shared.Url.Split('/')[^1];

        var read = await world.Runner.Run(new ReadSharedReport(secret), Caller.Anonymous);
        read.Value.Sentences.ShouldNotContain(sentence => sentence.Id == "s1");
        read.Value.Sentences.ShouldAllBe(sentence => sentence.Person == null);

        await sarah.Must(new RevokeReportShare(kept.Id));
        (await world.Runner.Run(new ReadSharedReport(secret), Caller.Anonymous)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
        (await world.Runner.Run(new ReadSharedReport("x" + secret), Caller.Anonymous)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_sentence_that_is_not_there_cannot_be_edited(DatabaseKind kind)
    {
        var (_, sarah, projectId, _) = await Launch(kind);
        var kept = await sarah.Must(new DraftStatusReport(projectId));

        (await sarah.Refused(new EditStatusReport(kept.Id) { Sentences = [new SentenceEdit("s999") { Text = "x" }] })).Errors!.Keys.ShouldContain("sentences");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_plan_whose_dates_are_behind_us_while_work_is_open_is_not_called_as_agreed(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var project = await sarah.Must(new CreateProject(businessId, "Old board"));
        var task = await sarah.Must(new CreateTask(project.Id, "Left over") { StartDate = new DateOnly(2020, 1, 6), DueDate = new DateOnly(2020, 1, 10), ScheduleMode = ScheduleMode.Manual });
        await sarah.Must(new TakeBaseline(project.Id, "As imported"));

        var report = await sarah.Must(new GetStatusReport(project.Id) { Language = "en" });

        report.Figures.DeviationDays.ShouldBe(0);
        report.Title.ShouldEndWith("and work is open");
        report.Sentences[0].Text.ShouldBe("The dates of this plan lie in the past: it needs new ones.");
        await sarah.Must(new CloseTask(task.Id));
        (await sarah.Must(new GetStatusReport(project.Id) { Language = "en" })).Title.ShouldNotContain("work is open");
    }

    private static async Task<(World, Actor Sarah, Guid ProjectId, Guid TaskId)> Launch(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var project = await sarah.Must(new CreateProject(businessId, "Launch"));
        var offer = await sarah.Must(new CreateTask(project.Id, "Write the offer") { DurationMinutes = 2 * 480, AssigneeId = sarah.Id });
        var page = await sarah.Must(new CreateTask(project.Id, "Sales page") { DurationMinutes = 480, AssigneeId = sarah.Id });
        await sarah.Must(new AddDependency(offer.Id, page.Id));
        return (world, sarah, project.Id, offer.Id);
    }
}
