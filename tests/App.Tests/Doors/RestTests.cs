using System.Text.Json;

namespace Regie.Tests.Doors;

public sealed class RestTests(DoorsHost host) : IClassFixture<DoorsHost>
{
    [Fact]
    public async Task Creating_answers_201_with_the_view_and_where_it_is()
    {
        var answer = await host.Send("POST", "samples/houses", """{"name":"Atelier"}""");
        answer.Status.ShouldBe(201, answer.Body);
        var id = answer.Json.GetProperty("id").GetString();
        answer.Headers.Location!.ToString().ShouldBe($"/api/v1/samples/houses/{id}");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await host.Send("GET", answer.Headers.Location.ToString()["/api/v1/".Length..])).Json.GetProperty("name").GetString().ShouldBe("Atelier");
    }

    [Fact]
    public async Task A_patch_changes_what_was_sent_and_nothing_else()
    {
        var id = await Open();
        (await host.Send("PATCH", $"samples/houses/{id}", """{"name":"New"}""")).Json.GetProperty("language").GetString().ShouldBe("fr");
        (await host.Send("PATCH", $"samples/houses/{id}", """{"language":null}""")).Body.ShouldBe($$"""{"id":"{{id}}","name":"New","language":"en","version":2}""");
        var refused = await host.Send("PATCH", $"samples/houses/{id}", """{"name":null}""");
        refused.Status.ShouldBe(400);
        refused.CodeAt("name").ShouldBe("required");
    }

    [Fact]
    public async Task A_lost_update_is_refused_and_shows_what_is_there()
    {
        var id = await Open();
        var first = await host.Send("GET", $"samples/houses/{id}");
        (await host.Send("PATCH", $"samples/houses/{id}", """{"name":"Mine"}""", with: Matching(first.Tag))).Status.ShouldBe(200);
        var second = await host.Send("PATCH", $"samples/houses/{id}", """{"name":"Theirs"}""", with: Matching(first.Tag));
        second.Status.ShouldBe(412, second.Body);
        second.Json.GetProperty("current").GetProperty("name").GetString().ShouldBe("Mine");
        (await host.Send("PATCH", $"samples/houses/{id}", """{"name":"Plain"}""", with: Matching("\"1\""))).Status.ShouldBe(200);
        (await host.Send("PATCH", $"samples/houses/{id}", """{"name":"Any"}""", with: Matching("*"))).Status.ShouldBe(200);
        (await host.Send("PATCH", $"samples/houses/{id}", """{"name":"x"}""", with: Matching("\"rubbish\""))).CodeAt("If-Match").ShouldBe("wrong");
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var id = await Open();
        var tag = (await host.Send("GET", $"samples/houses/{id}")).Tag;
        var again = await host.Send("GET", $"samples/houses/{id}", with: request => request.Headers.TryAddWithoutValidation("If-None-Match", tag));
        again.Status.ShouldBe(304);
        again.Body.ShouldBeEmpty();
        await host.Send("PATCH", $"samples/houses/{id}", """{"name":"Other"}""");
        (await host.Send("GET", $"samples/houses/{id}", with: request => request.Headers.TryAddWithoutValidation("If-None-Match", tag))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Nothing_to_tell_is_204()
    {
        var answer = await host.Send("DELETE", $"samples/houses/{await Open()}/name");
        answer.Status.ShouldBe(204);
        answer.Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_have_items_and_next()
    {
        await Open();
        var list = (await host.Send("GET", "samples/houses")).Json;
        list.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
        list.TryGetProperty("next", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_head_request_has_the_headers_and_no_body()
    {
        var answer = await host.Send("HEAD", $"samples/houses/{await Open()}");
        answer.Status.ShouldBe(200);
        answer.Tag.ShouldNotBeNull();
        answer.Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_and_what_belongs_to_others_look_the_same()
    {
        var id = await Open();
        var random = await host.Send("GET", $"samples/houses/{Guid.CreateVersion7()}", token: host.OtherToken);
        var foreign = await host.Send("GET", $"samples/houses/{id}", token: host.OtherToken);
        (foreign.Status, foreign.Body).ShouldBe((random.Status, random.Body));
        foreign.Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("GET", "nowhere", 404, "not-found")]
    [InlineData("PUT", "samples/houses", 405, "method-not-allowed")]
    [InlineData("PUT", "nowhere", 404, "not-found")]
    [InlineData("GET", "files", 405, "method-not-allowed")]
    [InlineData("GET", "samples/hidden", 404, "not-found")]
    public async Task Addresses_that_are_none_answer_as_problems(string method, string path, int status, string code)
    {
        var answer = await host.Send(method, path);
        answer.Status.ShouldBe(status);
        answer.Content.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Json.GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task A_bug_tells_nothing_of_itself()
    {
        var answer = await host.Send("POST", "samples/bugs");
        answer.Status.ShouldBe(500);
        answer.Json.GetProperty("code").GetString().ShouldBe("internal");
        answer.Body.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Problems_speak_the_readers_language()
    {
        (await host.Send("GET", "nowhere", with: Speaking("fr-CA,en;q=0.5"))).Json.GetProperty("detail").GetString()!.ShouldStartWith("Il n’y a rien");
        (await host.Send("GET", "nowhere", with: Speaking("de, en;q=0.9"))).Json.GetProperty("detail").GetString()!.ShouldStartWith("There is nothing");
        var french = await host.Send("POST", "samples/everything", "{}", token: host.OtherToken);
        french.Json.GetProperty("errors").GetProperty("text")[0].GetString().ShouldBe("Indiquez une valeur.");
        french.Content.ContentLanguage.ShouldBe(["fr"]);
    }

    private async Task<string> Open() => (await host.Send("POST", "samples/houses", """{"name":"House"}""")).Json.GetProperty("id").GetString()!;

    private static Action<HttpRequestMessage> Matching(string? tag) => request => request.Headers.TryAddWithoutValidation("If-Match", tag);

    private static Action<HttpRequestMessage> Speaking(string languages) => request => request.Headers.TryAddWithoutValidation("Accept-Language", languages);
}
