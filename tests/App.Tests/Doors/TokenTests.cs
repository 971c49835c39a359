using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;

namespace Regie.Tests.Doors;

public sealed class TokenTests(DoorsHost host) : IClassFixture<DoorsHost>
{
    [Fact]
    public async Task Whatever_is_no_valid_token_is_the_same_nobody()
    {
        var id = Guid.CreateVersion7();
        string[] wrong =
        [
            TokenSecret.Make(id).Token,
            host.Token[..^1],
            host.Token + "x",
            host.Token[..^1] + (host.Token[^1] == 'A' ? 'B' : 'A'),
            "regie_pat_", "null", "[]", "{\"a\":1}", "é", "a b", new string('x', 20_000),
            await host.NewToken(DoorsHost.Obm, token => token.RevokedAt = host.Clock.GetUtcNow()),
            await host.NewToken(DoorsHost.Obm, token => token.ExpiresAt = host.Clock.GetUtcNow()),
        ];
        var nobody = await host.Send("GET", "samples/houses", token: null);
        nobody.Status.ShouldBe(401);
        nobody.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        foreach (var token in wrong)
        {
            var answer = await host.Send("GET", "samples/houses", token: token);
            (answer.Status, answer.Body).ShouldBe((401, nobody.Body), token.Length > 100 ? "long" : token);
        }

        (await host.Send("GET", "samples/houses", token: null, with: request => request.Headers.TryAddWithoutValidation("Authorization", "Basic eDp5"))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_stranger_is_refused_before_the_request_is_looked_at()
    {
        (await host.Send("POST", "samples/houses", "{broken", token: null)).Status.ShouldBe(401);
        (await host.Send("GET", "samples/open?number=3", token: null)).Body.ShouldBe("[3]");
    }

    [Fact]
    public async Task A_read_only_token_reads()
    {
        (await host.Send("GET", "samples/houses", token: host.ReadOnlyToken)).Status.ShouldBe(200);
        var answer = await host.Send("POST", "samples/houses", """{"name":"x"}""", host.ReadOnlyToken);
        answer.Status.ShouldBe(403);
        answer.Json.GetProperty("code").GetString().ShouldBe("token-read-only");
    }

    [Fact]
    public async Task A_token_of_one_business_sees_no_other()
    {
        var mine = await Open();
        var other = await Open();
        var token = await host.NewToken(DoorsHost.Obm, row => row.BusinessId = mine);
        (await host.Send("GET", $"samples/houses/{mine}", token: token)).Status.ShouldBe(200);
        (await host.Send("GET", $"samples/houses/{other}", token: token)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_token_runs_out_while_it_is_in_use()
    {
        var token = await host.NewToken(DoorsHost.Obm, row => row.ExpiresAt = host.Clock.GetUtcNow() + TimeSpan.FromSeconds(5));
        (await host.Send("GET", "samples/houses", token: token)).Status.ShouldBe(200);
        host.Clock.Move(TimeSpan.FromSeconds(6));
        (await host.Send("GET", "samples/houses", token: token)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_revoked_token_stops_at_once_on_this_node_and_soon_on_others()
    {
        var token = await host.NewToken(DoorsHost.Obm);
        (await host.Send("GET", "samples/houses", token: token)).Status.ShouldBe(200);
        TokenSecret.TryRead(token, out var id, out _).ShouldBeTrue();
        await host.Services.GetRequiredService<SideWrite>().Run(
            db => db.AccessTokens.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, host.Clock.GetUtcNow())), CancellationToken.None);
        host.Clock.Move(TimeSpan.FromSeconds(21));
        (await host.Send("GET", "samples/houses", token: token)).Status.ShouldBe(401);
    }

    private async Task<Guid> Open() => (await host.Send("POST", "samples/houses", """{"name":"House"}""")).Json.GetProperty("id").GetGuid();
}
