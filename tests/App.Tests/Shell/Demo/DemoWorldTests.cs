using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Plan;
using Regie.Shell;
using Regie.Shell.Demo;

namespace Regie.Tests;

/// <summary>
/// The demo world can be seeded on any day, twice alike, and what its pages say is what the engine computes. On the Monday of the mock-ups it tells their story.
/// </summary>
public sealed class DemoWorldTests(DemoWorldTests.OfTheMockups monday) : IClassFixture<DemoWorldTests.OfTheMockups>
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    /// <summary>Every day of a week, a leap day, and weeks in which the clocks go forward and back.</summary>
    public static TheoryData<DatabaseKind, string> Days =>
    [
        (DatabaseKind.Postgres, "2026-11-23"), (DatabaseKind.Sqlite, "2026-11-24"), (DatabaseKind.Sqlite, "2026-11-25"), (DatabaseKind.Sqlite, "2026-11-26"), (DatabaseKind.Sqlite, "2026-11-27"),
        (DatabaseKind.Sqlite, "2026-11-28"), (DatabaseKind.Sqlite, "2026-11-29"), (DatabaseKind.Sqlite, "2028-02-29"), (DatabaseKind.Sqlite, "2026-03-29"), (DatabaseKind.Sqlite, "2026-10-26"),
    ];

    [Theory, MemberData(nameof(Days))]
    public async Task On_any_day_the_plans_hold_together(DatabaseKind kind, string today)
    {
        await using var seeded = await Seed(kind, DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var projects = (await seeded.Sarah.Must(new ListProjects { Limit = 50 })).Items;
        projects.Count.ShouldBe(11);
        foreach (var project in projects)
        {
            var plan = await seeded.Sarah.Must(new GetSchedule(project.Id));
            plan.Problem.ShouldBeNull(project.Name);
            HoldsTogether(project.Name, plan);
            var deviation = await seeded.Sarah.Must(new GetDeviation(project.Id));
            deviation.Causes.Sum(cause => cause.Days).ShouldBe(deviation.FinishDays, $"{project.Name}: what explains the movement adds up to it");
        }

        (await seeded.Sarah.Must(new ListNotifications(200))).Items.Count(notice => !notice.IsRead).ShouldBeLessThan(6);
    }

    [Fact]
    public async Task The_same_Monday_gives_the_same_world_in_either_database()
    {
        var first = await monday.English;
        await using var second = await Seed(Environment.GetEnvironmentVariable("REGIE_TEST_POSTGRES") is null ? DatabaseKind.Sqlite : DatabaseKind.Postgres, Monday.AddDays(2));
        (await Told(second)).ShouldBe(await Told(first));
    }

    [Theory]
    [InlineData("en", "Autumn launch", "Write the offer", "Design & build", "Ads set-up")]
    [InlineData("fr", "Lancement d’automne", "Rédiger l’offre", "Conception et intégration", "Mise en place des publicités")]
    public async Task On_the_Monday_of_the_mock_ups_the_cart_opens_four_days_late_for_three_reasons(string language, string launch, string offer, string design, string ads)
    {
        var seeded = await (language == "fr" ? monday.French : monday.English);
        var project = (await seeded.Sarah.Must(new ListProjects { Limit = 50 })).Items.Single(one => one.Name == launch);
        var plan = await seeded.Sarah.Must(new GetSchedule(project.Id));
        var deviation = await seeded.Sarah.Must(new GetDeviation(project.Id));

        DateOnly.FromDateTime(deviation.BaselineFinish!.Value).ShouldBe(new(2026, 12, 7));
        DateOnly.FromDateTime(deviation.Finish!.Value).ShouldBe(new(2026, 12, 11));
        deviation.FinishDays.ShouldBe(4);
        deviation.Causes.Select(cause => (cause.Title, cause.Days)).ShouldBe([(offer, 3m), (design, 2m), (ads, -1m)]);

        plan.Tasks.Take(13).Select(Line).ShouldBe(
        [
            "25 Nov", "18 Nov done", "25 Nov 0 d", "10 Dec", "30 Nov 0 d", "8 Dec 0 d", "10 Dec 0 d", "30 Nov", "17 Nov done", "19 Nov done", "30 Nov 8 d", "3 Dec 5 d", "11 Dec 0 d",
        ]);
        var standing = Standing.Of(plan, seeded.Now)!;
        Math.Round(standing.Done, 2).ShouldBe(0.46);
        Math.Round(standing.Planned!.Value, 2).ShouldBe(0.53);

        var report = await seeded.Sarah.Must(new GetStatusReport(project.Id));
        Math.Round(report.Figures.Done!.Value, 2).ShouldBe(0.46m);
        Math.Round(report.Figures.Planned!.Value, 2).ShouldBe(0.53m);
    }

    [Fact]
    public async Task On_that_Monday_seven_things_need_the_manager_and_one_business_of_four_is_late()
    {
        var seeded = await monday.English;
        var today = await seeded.Sarah.Must(new GetToday());
        today.Attention.Count.ShouldBe(7);
        today.Attention[0].Kind.ShouldBe(AttentionKind.Slip);
        today.Businesses.Select(business => $"{business.Name}: {business.NextMilestoneDate:d MMM}, {business.DaysLate:0} d").ShouldBe(
            ["Atelier Lumen: 11 Dec, 4 d", "Ferme du Lac: 4 Dec, 0 d", "Maison Corbeau: 15 Jan, 0 d", "Studio Pixel: 18 Dec, 0 d"]);
        today.WhileAway.ShouldContain(happened => happened.Kind == "task.closed" && happened.Actor == "Inès Roux");
    }

    /// <summary>The chain that decides the finish is a chain, critical tasks have no room, and nobody's open task hangs in the air.</summary>
    private static void HoldsTogether(string name, ScheduleView plan)
    {
        var dates = plan.Tasks.ToDictionary(task => task.Id, task => task.Schedule!);
        foreach (var (before, after) in plan.DrivingChain.Zip(plan.DrivingChain.Skip(1)))
        {
            plan.Links.ShouldContain(link => link.PredecessorId == before && link.SuccessorId == after, $"{name}: the chain follows links");
        }

        if (plan.DrivingChain is [.., var last])
        {
            dates[last].Finish.ShouldBe(plan.Finish!.Value, $"{name}: the chain ends where the plan ends");
        }

        foreach (var task in plan.Tasks.Where(task => task is { IsClosed: false, Schedule: { IsCritical: true, IsSummary: false } }))
        {
            task.Schedule!.TotalSlackMinutes.ShouldBeLessThanOrEqualTo(0, $"{name}: {task.Title}");
        }

        foreach (var link in plan.Links)
        {
            dates[link.PredecessorId].Finish.ShouldBeLessThanOrEqualTo(dates[link.SuccessorId].Finish, $"{name}: what comes after ends after");
        }

        if (plan.BaselineId is not null)
        {
            plan.Tasks.ShouldNotContain(task => task.IsUnplanned && !task.IsClosed, $"{name}: every task has its place");
        }
    }

    private static string Line(ScheduledTask task)
    {
        var (computed, day) = (task.Schedule!, task.Schedule!.Finish.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture));
        return computed.IsSummary ? day : task.IsClosed ? $"{day} done" : $"{day} {computed.TotalSlackMinutes / 480} d";
    }

    /// <summary>Everything that happened before the story's Monday, in order, with ids and times.</summary>
    private static Task<string> Told(Seeded seeded) => seeded.Look(async db =>
    {
        var monday = new DateTimeOffset(Monday.ToDateTime(new TimeOnly(0, 0)), TimeSpan.FromHours(1)).ToUniversalTime();
        var events = await db.Events.Where(row => row.At < monday).OrderBy(row => row.Seq).Select(row => new { row.Id, row.At, row.Kind, row.SubjectId, row.Body }).ToListAsync();
        return string.Join('\n', events.Where(row => row.Kind != "plan.report.shared").Select(row => $"{row.Id} {row.At:O} {row.Kind} {row.SubjectId}"));
    });

    private static async Task<Seeded> Seed(DatabaseKind kind, DateOnly today, string language = "en")
    {
        var world = await World.Alone(kind, settings => settings with { Empty = false, Today = today, Language = language });
        await world.App.Services.GetRequiredService<IWorldSeed>().Plant(TestContext.Current.CancellationToken);
        await DemoClock.Begin(world.App.Services, TestContext.Current.CancellationToken);
        return await Seeded.Of(world);
    }

    /// <summary>The world of the mock-ups in both languages, seeded when first asked for.</summary>
    public sealed class OfTheMockups : IAsyncDisposable
    {
        private readonly Lazy<Task<Seeded>> _english = new(() => Seed(DatabaseKind.Sqlite, Monday)), _french = new(() => Seed(DatabaseKind.Sqlite, Monday, "fr"));

        public Task<Seeded> English => _english.Value;
        public Task<Seeded> French => _french.Value;

        public async ValueTask DisposeAsync()
        {
            foreach (var world in new[] { _english, _french }.Where(world => world.IsValueCreated))
            {
                await (await world.Value).DisposeAsync();
            }
        }
    }

    /// <summary>A seeded world and its manager.</summary>
    public sealed record Seeded(World World, Actor Sarah) : IAsyncDisposable
    {
        public DateTime Now => TimeZoneInfo.ConvertTime(World.App.Services.GetRequiredService<TimeProvider>().GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime;

        public static async Task<Seeded> Of(World world)
        {
            await using var services = world.App.Services.CreateAsyncScope();
            var id = await services.ServiceProvider.GetRequiredService<RegieDb>().Users.Where(person => person.Name == "Sarah Meyer").Select(person => person.Id).SingleAsync();
            return new Seeded(world, new Actor(world, new Caller { PersonId = id, Door = Door.Page, Culture = System.Globalization.CultureInfo.GetCultureInfo("en-GB") }));
        }

        public async Task<T> Look<T>(Func<RegieDb, Task<T>> look)
        {
            await using var services = World.App.Services.CreateAsyncScope();
            return await services.ServiceProvider.GetRequiredService<AsSystem>().Look(services.ServiceProvider.GetRequiredService<RegieDb>(), look);
        }

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
