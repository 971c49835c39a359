using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Regie.Kernel;
using Regie.Shell;

namespace Regie.Tests.Kernel;

public sealed class JobPumpTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Due_jobs_run_once_and_a_failed_one_says_why_and_comes_back_later(DatabaseKind kind)
    {
        await using var node = await Node.On(kind);
        await node.Add(new Job { Kind = "test", Payload = "good" }, new Job { Kind = "test", Payload = "bad" }, new Job { Kind = "nobody's" }, new Job { Kind = "test", Payload = "later", DueAt = DateTimeOffset.UtcNow.AddHours(1) });
        await node.During(() => node.Until(jobs => jobs.Count(job => job.DoneAt is not null || job.LastError is not null) == 3));

        var jobs = await node.Jobs();
        jobs["good"].DoneAt.ShouldNotBeNull();
        jobs["good"].LastError.ShouldBeNull();
        (jobs["bad"].DoneAt, jobs["bad"].Attempts, jobs["bad"].LastError, jobs["bad"].LeaseUntil).ShouldBe((null, 1, "it broke", null));
        jobs["bad"].DueAt.ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        jobs["{}"].LastError.ShouldNotBeNull().ShouldContain("nobody's");
        jobs["later"].Attempts.ShouldBe(0);
        node.Ran.ShouldBe(["good", "bad"], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_job_whose_process_was_killed_comes_again_and_one_that_kills_its_process_is_given_up(DatabaseKind kind)
    {
        await using var node = await Node.On(kind);
        // On SQLite there is one server: what is leased at its start is nobody's. Between nodes the lease has to end.
        var lease = DateTimeOffset.UtcNow.AddMinutes(kind == DatabaseKind.Sqlite ? 10 : -1);
        await node.Add(new Job { Kind = "test", Payload = "again", Attempts = 1, LeaseUntil = lease }, new Job { Kind = "test", Payload = "killer", Attempts = JobPump.MostAttempts, LeaseUntil = lease });
        await node.During(() => node.Until(jobs => jobs.All(job => job.DoneAt is not null)));

        var jobs = await node.Jobs();
        (jobs["again"].Attempts, jobs["again"].LastError).ShouldBe((2, null));
        jobs["killer"].LastError.ShouldNotBeNullOrEmpty();
        node.Ran.ShouldBe(["again"]);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_long_job_keeps_its_lease_and_a_stop_gives_it_back_untried(DatabaseKind kind)
    {
        await using var node = await Node.On(kind);
        await node.Add(new Job { Kind = "test", Payload = "long" });
        await node.During(async () =>
        {
            await node.Until(jobs => jobs.Single().LeaseUntil is not null);
            var first = (await node.Jobs())["long"].LeaseUntil;
            await node.Until(jobs => jobs.Single().LeaseUntil > first);
        });

        var job = (await node.Jobs())["long"];
        (job.DoneAt, job.LeaseUntil, job.Attempts, job.LastError).ShouldBe((null, null, 0, null));
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_job_that_lost_its_lease_is_cut_off_and_changes_nothing_more(DatabaseKind kind)
    {
        await using var node = await Node.On(kind);
        await node.Add(new Job { Kind = "test", Payload = "long" });
        await node.During(async () =>
        {
            await node.Until(jobs => jobs.Single().LeaseUntil is not null);
            // What another node does that takes it over.
            await node.Change(job => job.SetProperty(row => row.Attempts, 5).SetProperty(row => row.LeaseUntil, DateTimeOffset.UtcNow.AddHours(1)));
            await node.CutOff.Task.WaitAsync(Patience);
        });

        var job = (await node.Jobs())["long"];
        (job.Attempts, job.DoneAt).ShouldBe((5, null));
        job.LeaseUntil.ShouldNotBeNull();
    }

    [Fact]
    public async Task Several_nodes_share_the_jobs_and_run_each_once()
    {
        await using var node = await Node.On(DatabaseKind.Postgres);
        await node.Add([.. Enumerable.Range(0, 40).Select(at => new Job { Kind = "test", Payload = $"{at}" })]);
        await node.During(() => node.During(() => node.Until(jobs => jobs.All(job => job.DoneAt is not null))));

        node.Ran.Order().ShouldBe(Enumerable.Range(0, 40).Select(at => $"{at}").Order());
    }

    /// <summary>An application on a database of its own whose jobs only note that they ran.</summary>
    private sealed class Node(OwnDatabase own) : IAsyncDisposable, IJobHandler
    {
        private WebApplication _app = null!;

        public ConcurrentQueue<string> Ran { get; } = new();
        public TaskCompletionSource CutOff { get; } = new();
        public string Kind => "test";

        public static async Task<Node> On(DatabaseKind kind)
        {
            var own = await OwnDatabase.On(kind);
            var node = new Node(own);
            node._app = AppHost.Build(own.Settings, serve: false, builder => builder.Services.AddSingleton<IJobHandler>(node));
            await node._app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
            return node;
        }

        public async Task Run(Job job, CancellationToken cancel)
        {
            Ran.Enqueue(job.Payload);
            if (job.Payload == "bad")
            {
                throw new InvalidOperationException("it broke");
            }

            if (job.Payload == "long")
            {
                await using var _ = cancel.Register(() => CutOff.TrySetResult());
                await Task.Delay(Timeout.Infinite, cancel);
            }
        }

        /// <summary>Pumps while something is done, and ends in good order.</summary>
        public async Task During(Func<Task> work)
        {
            var services = _app.Services;
            using var pump = new JobPump(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<Database>(), services.GetRequiredService<SideWrite>(), services.GetRequiredService<LogTail>(),
                TimeProvider.System, NullLogger<JobPump>.Instance)
            { Lease = TimeSpan.FromSeconds(1.5) };
            await pump.StartAsync(CancellationToken.None);
            try
            {
                await work();
            }
            finally
            {
                await pump.StopAsync(CancellationToken.None);
            }
        }

        public Task Add(params Job[] jobs) => Write(db =>
        {
            foreach (var job in jobs)
            {
                job.Id = Guid.CreateVersion7();
                job.DueAt = job.DueAt == default ? DateTimeOffset.UtcNow.AddSeconds(-1) : job.DueAt;
                db.Add(job);
            }

            return Task.CompletedTask;
        });

        public Task Change(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Job>> set) => Write(db => db.Jobs.ExecuteUpdateAsync(set));

        public async Task<Dictionary<string, Job>> Jobs() => (await All()).ToDictionary(job => job.Payload);

        public async Task Until(Func<List<Job>, bool> so)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (!so(await All()))
            {
                await Task.Delay(30, patience.Token);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _app.DisposeAsync();
            await own.DisposeAsync();
        }

        private Task Write(Func<RegieDb, Task> change) => _app.Services.GetRequiredService<SideWrite>().Run(change, CancellationToken.None);

        private async Task<List<Job>> All()
        {
            await using var scope = _app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<RegieDb>().Jobs.AsNoTracking().ToListAsync();
        }
    }
}
