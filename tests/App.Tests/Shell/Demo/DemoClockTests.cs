using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Regie.Kernel;
using Regie.Shell;
using Regie.Shell.Demo;
using Regie.Shell.Security;

namespace Regie.Tests;

/// <summary>A demo world shown on a day of its own lives on that day; nothing that belongs to a browser or a real installation does.</summary>
public sealed class DemoClockTests : IDisposable
{
    private static readonly DateOnly LongAgo = new(2020, 2, 29);
    private static readonly DateTimeOffset Morning = new(2020, 2, 29, 9, 0, 0, TimeSpan.Zero);

    private readonly string _data = Directory.CreateTempSubdirectory("regie-test-").FullName;

    [Fact]
    public async Task A_demo_world_begins_at_ten_in_the_morning_of_its_day_and_time_passes()
    {
        await using var app = await Open(LongAgo, isDemo: true);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        clock.GetUtcNow().ShouldBeInRange(Morning, Morning.AddMinutes(5));
        var before = clock.GetUtcNow();
        await Task.Delay(TimeSpan.FromMilliseconds(20), clock, TestContext.Current.CancellationToken);
        clock.GetUtcNow().ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task It_never_goes_back_behind_what_has_happened()
    {
        var later = Morning.AddHours(3);
        await using var app = await Open(LongAgo, isDemo: true, happenedAt: later);
        app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ShouldBeInRange(later, later.AddMinutes(5));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Where_real_people_are_the_day_has_no_effect(bool isDemo, bool joined)
    {
        await using var app = await Open(LongAgo, isDemo, alsoReal: joined);
        app.Services.GetRequiredService<TimeProvider>().GetUtcNow().Year.ShouldBe(TimeProvider.System.GetUtcNow().Year);
    }

    [Fact]
    public async Task An_installation_without_a_demo_has_the_clock_of_its_machine()
    {
        await using var app = AppHost.Build(Settings(LongAgo) with { Empty = true }, serve: false);
        app.Services.GetRequiredService<TimeProvider>().ShouldBe(TimeProvider.System);
    }

    [Fact]
    public async Task The_sign_in_cookie_lives_by_the_clock_of_the_browser()
    {
        await using var app = await Open(LongAgo, isDemo: true);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var link = (await app.Services.GetRequiredService<Installation>().Link(new Uri("http://localhost/"), TestContext.Current.CancellationToken))!;
        var cookies = SetCookieHeaderValue.ParseList(await Get(app, link.PathAndQuery));
        var signIn = cookies.Single(cookie => cookie.Name == "regie");
        signIn.Expires!.Value.ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddDays(29));

        using var next = new HttpRequestMessage(HttpMethod.Get, "http://localhost/api/v1/me");
        next.Headers.Add(HeaderNames.Cookie, $"{signIn.Name}={signIn.Value}");
        (await app.GetTestClient().SendAsync(next, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await Get(app, link.PathAndQuery)).ShouldBeEmpty("the link serves once");
    }

    /// <summary>Follows a link as a browser on this machine; answers the cookies it was given.</summary>
    private static async Task<IList<string>> Get(WebApplication app, string path)
    {
        var at = path.Split('?');
        var answer = await app.GetTestServer().SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
            (http.Request.Method, http.Request.Scheme, http.Request.Host) = ("GET", "http", new("localhost"));
            (http.Request.Path, http.Request.QueryString) = (at[0], new("?" + at[1]));
        }, TestContext.Current.CancellationToken);
        return [.. answer.Response.Headers.SetCookie.OfType<string>()];
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private Settings Settings(DateOnly day) => new() { DataDirectory = _data, Port = 0, Today = day };

    private async Task<WebApplication> Open(DateOnly day, bool isDemo, bool alsoReal = false, DateTimeOffset? happenedAt = null)
    {
        var app = AppHost.Build(Settings(day), serve: false, builder => builder.WebHost.UseTestServer());
        await app.Services.GetRequiredService<MigrationGate>().Pass(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<SideWrite>().Run(db =>
        {
            db.Users.Add(Person("sarah", isDemo));
            if (alsoReal)
            {
                db.Users.Add(Person("camille", isDemo: false));
            }

            if (happenedAt is { } at)
            {
                var business = new Business { Id = Guid.CreateVersion7(), Name = "Atelier Lumen", CreatedAt = at };
                db.Businesses.Add(business);
                db.Events.Add(new EventRow { Seq = 1, Id = Guid.CreateVersion7(), BusinessId = business.Id, At = at, Kind = "businesses.business.created", SubjectKind = "business", SubjectId = business.Id });
            }

            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        await DemoClock.Begin(app.Services, TestContext.Current.CancellationToken);
        return app;
    }

    private static Person Person(string name, bool isDemo) => new()
    {
        Id = Guid.CreateVersion7(), Name = name, IsObm = true, IsDemo = isDemo, Email = $"{name}@example.org", NormalizedEmail = $"{name}@EXAMPLE.ORG".ToUpperInvariant(),
        UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = name, CreatedAt = Morning.AddDays(-60),
    };
}
