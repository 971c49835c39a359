using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Shell;

namespace Regie.Tests.Mail;

/// <summary>From an invitation to the letter that a mail server receives.</summary>
public sealed class SmtpMailTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_invitation_leaves_as_a_letter_after_its_commit_and_rests_sealed_until_then(DatabaseKind kind)
    {
        using var sink = new SmtpSink();
        await using var own = await OwnDatabase.On(kind);
        await using var app = await Start(own, sink.Port);
        var invited = await Invite(app);

        (invited.IsMailed, invited.Link).ShouldBe((true, invited.Link.ShouldNotBeNull()));
        (await Jobs(app)).Single().Payload.ShouldNotContain("invitation", Case.Insensitive);
        await Pump(app, async () => await Until(() => sink.Letters.Count > 0));

        var letter = sink.Letters.Single();
        letter.To.ToString().ShouldContain("ines@example.org");
        letter.From.ToString().ShouldContain("regie@example.org");
        letter.Subject.ShouldNotBeNull().ShouldContain("Atelier Lumière");
        letter.TextBody.ShouldNotBeNull().ShouldContain(invited.Link!);
        letter.TextBody.ShouldNotBeNull().ShouldContain("Inès Roux");
        (await Jobs(app)).Single().DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_letter_that_the_server_does_not_take_now_is_tried_again()
    {
        using var sink = new SmtpSink { IsBusy = true };
        await using var own = await OwnDatabase.On(DatabaseKind.Sqlite);
        await using var app = await Start(own, sink.Port);
        await Invite(app);

        await Pump(app, async () =>
        {
            while ((await Jobs(app)).Single().LastError is null)
            {
                await Task.Delay(30);
            }

            sink.IsBusy = false;
            await Until(() => sink.Letters.Count > 0);
        });

        var job = (await Jobs(app)).Single();
        (job.Attempts, job.LastError).ShouldBe((2, null));
    }

    [Fact]
    public async Task Without_a_mail_server_there_is_the_link_to_copy_and_no_letter()
    {
        await using var own = await OwnDatabase.On(DatabaseKind.Sqlite);
        await using var app = await Start(own, port: null);
        var invited = await Invite(app);

        invited.IsMailed.ShouldBeFalse();
        invited.Link.ShouldNotBeNull().ShouldStartWith("http");
        (await Jobs(app)).ShouldBeEmpty();
    }

    private static async Task<WebApplication> Start(OwnDatabase own, int? port)
    {
        var app = AppHost.Build(own.Settings with { Empty = true, Mail = port is { } there ? new MailSettings("127.0.0.1", there, null, null, "Régie <regie@example.org>", "none") : null }, serve: false);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
        // The server opens the key ring as it starts; within the writer's turn nobody else could write it.
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect("");
        return app;
    }

    private static async Task<InvitationView> Invite(WebApplication app)
    {
        var runner = app.Services.GetRequiredService<Runner>();
        var obm = await runner.Run(new CreateAccount("Sarah Meyer", "sarah@example.org", "une phrase assez longue", true), Caller.System());
        var caller = new Caller { PersonId = obm.Value.PersonId, Door = Door.Page };
        var business = await runner.Run(new CreateBusiness("Atelier Lumière"), caller);
        return (await runner.Run(new InviteMember(business.Value.Id, "ines@example.org", Role.TeamMember, "Inès Roux"), caller)).Value;
    }

    private static async Task Pump(WebApplication app, Func<Task> work)
    {
        var services = app.Services;
        using var pump = new JobPump(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<Database>(), services.GetRequiredService<SideWrite>(), services.GetRequiredService<LogTail>(), TimeProvider.System, NullLogger<JobPump>.Instance);
        await pump.StartAsync(CancellationToken.None);
        try
        {
            await work().WaitAsync(Patience);
        }
        finally
        {
            // What runs is finished: the letter is out, its row not yet.
            await Until(() => Jobs(app).GetAwaiter().GetResult().TrueForAll(job => job.LeaseUntil is null));
            await pump.StopAsync(CancellationToken.None);
        }
    }

    private static async Task Until(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!so())
        {
            await Task.Delay(30, patience.Token);
        }
    }

    private static async Task<List<Job>> Jobs(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RegieDb>().Jobs.AsNoTracking().ToListAsync();
    }
}
