namespace Regie.Tests.Doors;

public sealed class IdempotencyTests(DoorsHost host) : IClassFixture<DoorsHost>
{
    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_happens_once()
    {
        var before = await Houses();
        var first = await Open("""{"name":"Once"}""", "key-1");
        var second = await Open("""{ "name" : "Once" }""", "key-1");
        first.Status.ShouldBe(201);
        (second.Status, second.Body, second.Headers.Location).ShouldBe((first.Status, first.Body, first.Headers.Location));
        (await Houses()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Twins_at_the_same_time_happen_once()
    {
        var before = await Houses();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Open("""{"name":"Twin"}""", "key-twins")));
        answers.Select(answer => (answer.Status, answer.Body)).Distinct().Count().ShouldBe(1);
        answers[0].Status.ShouldBe(201);
        (await Houses()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_changed_body_with_the_same_key_is_refused()
    {
        await Open("""{"name":"One"}""", "key-changed");
        var answer = await Open("""{"name":"Two"}""", "key-changed");
        answer.Status.ShouldBe(422);
        answer.Json.GetProperty("code").GetString().ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task A_refusal_of_the_business_is_repeated_and_a_malformed_request_is_not()
    {
        (await Open("""{"name":"Refused"}""", "key-refused")).Status.ShouldBe(422);
        (await Open("""{"name":"Refused"}""", "key-refused")).Json.GetProperty("code").GetString().ShouldBe("sample.refused");
        (await Open("""{"name":1}""", "key-mended")).Status.ShouldBe(400);
        (await Open("""{"name":"Mended"}""", "key-mended")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Keys_of_two_tokens_are_two_keys()
    {
        var mine = await Open("""{"name":"Mine"}""", "key-shared");
        var theirs = await Open("""{"name":"Theirs"}""", "key-shared", host.OtherToken);
        theirs.Status.ShouldBe(201);
        theirs.Body.ShouldNotBe(mine.Body);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_72_hours()
    {
        var first = await Open("""{"name":"Old"}""", "key-old");
        host.Clock.Move(TimeSpan.FromHours(71));
        (await Open("""{"name":"Old"}""", "key-old")).Body.ShouldBe(first.Body);
        host.Clock.Move(TimeSpan.FromHours(2));
        var later = await Open("""{"name":"New"}""", "key-old");
        later.Status.ShouldBe(201);
        later.Body.ShouldNotBe(first.Body);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("é")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var answer = await Open("""{"name":"x"}""", key);
        answer.Status.ShouldBe(400);
        answer.CodeAt("Idempotency-Key").ShouldBe("wrong");
    }

    [Fact]
    public async Task A_key_has_at_most_255_characters()
    {
        (await Open("""{"name":"x"}""", new string('k', 255))).Status.ShouldBe(201);
        (await Open("""{"name":"x"}""", new string('k', 256))).Status.ShouldBe(400);
    }

    private Task<Answer> Open(string json, string key, string token = "") =>
        host.Send("POST", "samples/houses", json, token, request => request.Headers.TryAddWithoutValidation("Idempotency-Key", key));

    private async Task<int> Houses() => (await host.Send("GET", "samples/houses?limit=200")).Json.GetProperty("items").GetArrayLength();
}
