using System.Net.Http.Headers;
using System.Text;

namespace Regie.Tests.Doors;

public sealed class BindingTests(DoorsHost host) : IClassFixture<DoorsHost>
{
    private const string Least = """{"text":"a","number":1,"parts":[]}""";

    [Fact]
    public async Task A_body_fills_every_kind_of_member()
    {
        var link = Guid.CreateVersion7();
        var answer = await host.Send("POST", "samples/everything", $$"""
            {"text":"é","number":-3,"price":12.50,"flag":true,"link":"{{link}}","day":"2026-02-28","at":"2026-11-23T10:00:00+01:00","flavour":"verySour","parts":[{"name":"n","amount":2}],"words":["a","b"]}
            """);
        answer.Status.ShouldBe(200, answer.Body);
        answer.Body.ShouldBe($$"""{"text":"é","number":-3,"price":12.50,"flag":true,"link":"{{link}}","day":"2026-02-28","at":"2026-11-23T09:00:00Z","flavour":"verySour","parts":[{"name":"n","amount":2,"note":null}],"words":["a","b"]}""");
    }

    [Fact]
    public async Task What_may_be_left_out_takes_its_default()
    {
        var answer = await host.Send("POST", "samples/everything", Least);
        answer.Status.ShouldBe(200, answer.Body);
        answer.Json.GetProperty("flavour").GetString().ShouldBe("sweet");
        answer.Json.GetProperty("day").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""{"number":1,"parts":[]}""", "text", "required")]
    [InlineData("""{"text":null,"number":1,"parts":[]}""", "text", "required")]
    [InlineData("""{"text":1,"number":1,"parts":[]}""", "text", "not-text")]
    [InlineData("""{"text":"a","number":"1","parts":[]}""", "number", "not-a-number")]
    [InlineData("""{"text":"a","number":1.5,"parts":[]}""", "number", "not-a-number")]
    [InlineData("""{"text":"a","number":1e400,"parts":[]}""", "number", "not-a-number")]
    [InlineData("""{"text":"a","number":99999999999,"parts":[]}""", "number", "out-of-range")]
    [InlineData("""{"text":"a","number":1,"parts":[],"price":"12"}""", "price", "not-a-number")]
    [InlineData("""{"text":"a","number":1,"parts":[],"flag":"true"}""", "flag", "not-yes-or-no")]
    [InlineData("""{"text":"a","number":1,"parts":[],"flag":null}""", "flag", "required")]
    [InlineData("""{"text":"a","number":1,"parts":[],"link":"7"}""", "link", "not-an-id")]
    [InlineData("""{"text":"a","number":1,"parts":[],"day":"2026-02-30"}""", "day", "not-a-day")]
    [InlineData("""{"text":"a","number":1,"parts":[],"day":"23/11/2026"}""", "day", "not-a-day")]
    [InlineData("""{"text":"a","number":1,"parts":[],"at":"2026-11-23T10:00:00"}""", "at", "not-an-instant")]
    [InlineData("""{"text":"a","number":1,"parts":[],"at":"0001-01-01T00:00:00+14:00"}""", "at", "not-an-instant")]
    [InlineData("""{"text":"a","number":1,"parts":[],"flavour":"Sweet"}""", "flavour", "not-allowed")]
    [InlineData("""{"text":"a","number":1,"parts":[],"flavour":1}""", "flavour", "not-allowed")]
    [InlineData("""{"text":"a","number":1,"parts":{}}""", "parts", "not-a-list")]
    [InlineData("""{"text":"a","number":1,"parts":[1]}""", "parts[0]", "not-an-object")]
    [InlineData("""{"text":"a","number":1,"parts":[null]}""", "parts[0]", "required")]
    [InlineData("""{"text":"a","number":1,"parts":[{"name":"n","amount":1},{"name":"n"}]}""", "parts[1].amount", "required")]
    [InlineData("""{"text":"a","number":1,"parts":[{"name":"n","amount":"1"}]}""", "parts[0].amount", "not-a-number")]
    [InlineData("""{"text":"a","number":1,"parts":[{"name":"n","amount":1,"colour":1}]}""", "parts[0].colour", "unknown")]
    [InlineData("""{"text":"a","number":1,"parts":[{"name":"n","name":"n","amount":1}]}""", "parts[0].name", "duplicate")]
    [InlineData("""{"text":"a","text":"b","number":1,"parts":[]}""", "text", "duplicate")]
    [InlineData("""{"text":"a","number":1,"parts":[],"Text":"b"}""", "Text", "unknown")]
    [InlineData("""{"text":"a","number":1,"parts":[],"__proto__":{}}""", "__proto__", "unknown")]
    [InlineData("""{"text":"\ud800","number":1,"parts":[]}""", "text", "not-text")]
    [InlineData("""{"text":"a\u0000b","number":1,"parts":[]}""", "text", "control-characters")]
    [InlineData("""[]""", "$", "not-an-object")]
    [InlineData("""{"text":"a",""", "$", "not-json")]
    [InlineData("""{"text":"a","number":1,"parts":[]} x""", "$", "not-json")]
    [InlineData("""{"text":"a","number":1,"parts":[],}""", "$", "not-json")]
    [InlineData("", "text", "required")]
    public async Task A_wrong_member_is_named_by_its_path(string json, string path, string code)
    {
        var answer = await host.Send("POST", "samples/everything", json);
        answer.Status.ShouldBe(400, answer.Body);
        answer.Content.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.CodeAt(path).ShouldBe(code, answer.Body);
        answer.Json.GetProperty("errors").GetProperty(path)[0].GetString()!.ShouldContain(" ");
    }

    [Fact]
    public async Task Every_wrong_member_is_named_at_once()
    {
        var answer = await host.Send("POST", "samples/everything", """{"number":"x","parts":[{"amount":"y"}],"other":1}""");
        answer.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["number", "parts[0].amount", "parts[0].name", "other", "text"], ignoreOrder: true);
    }

    [Fact]
    public async Task Too_deep_too_long_and_too_large_are_refused()
    {
        var deep = await host.Send("POST", "samples/everything", $$"""{"text":"a","number":1,"parts":{{new string('[', 40)}}{{new string(']', 40)}}}""");
        deep.Status.ShouldBe(400);
        deep.CodeAt("$").ShouldBe("not-json");
        var tooLong = await host.Send("POST", "samples/everything", $$"""{"text":"{{new string('x', 9_000_000)}}","number":1,"parts":[]}""");
        tooLong.Status.ShouldBe(400);
        tooLong.CodeAt("text").ShouldBe("too-long");
        var tooLarge = await host.Send("POST", "samples/everything", $$"""{"text":"{{new string('x', 10_500_000)}}","number":1,"parts":[]}""");
        tooLarge.Status.ShouldBe(413);
        tooLarge.Json.GetProperty("code").GetString().ShouldBe("body-too-large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_body_that_is_not_said_to_be_JSON_is_not_read(string type)
    {
        var answer = await host.Send("POST", "samples/everything", Least, with: request => request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type));
        answer.Status.ShouldBe(415, answer.Body);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var answer = await host.Send("POST", "samples/everything", with: request =>
        {
            request.Content = new ByteArrayContent([.. "{\"text\":\""u8, 0xC3, 0x28, .. "\",\"number\":1,\"parts\":[]}"u8]);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        });
        answer.Status.ShouldBe(400);
        answer.CodeAt("$").ShouldBe("not-utf-8");
    }

    [Fact]
    public async Task A_query_fills_every_kind_of_member()
    {
        var link = Guid.CreateVersion7();
        var answer = await host.Send("GET", $"samples/everything?text=caf%C3%A9&limit=7&flavour=verySour&flag=true&link={link}&day=2026-11-23&at=2026-11-23T09:00:00Z&words=a&words=b");
        answer.Status.ShouldBe(200, answer.Body);
        answer.Body.ShouldBe($$"""{"text":"café","number":7,"price":null,"flag":true,"link":"{{link}}","day":"2026-11-23","at":"2026-11-23T09:00:00Z","flavour":"verySour","parts":[],"words":["a","b"]}""");
    }

    [Theory]
    [InlineData("", "text", "required")]
    [InlineData("text=a&limit=x", "limit", "not-a-number")]
    [InlineData("text=a&limit=1&limit=2", "limit", "duplicate")]
    [InlineData("text=a&flavour=VerySour", "flavour", "not-allowed")]
    [InlineData("text=a&flavour=1", "flavour", "not-allowed")]
    [InlineData("text=a&flag=1", "flag", "not-yes-or-no")]
    [InlineData("text=a&link=x", "link", "not-an-id")]
    [InlineData("text=a&day=2026-11-31", "day", "not-a-day")]
    [InlineData("text=a&at=yesterday", "at", "not-an-instant")]
    [InlineData("text=a&colour=red", "colour", "unknown")]
    [InlineData("Text=a", "Text", "unknown")]
    public async Task A_wrong_parameter_is_named(string query, string path, string code)
    {
        var answer = await host.Send("GET", "samples/everything?" + query);
        answer.Status.ShouldBe(400, answer.Body);
        answer.CodeAt(path).ShouldBe(code, answer.Body);
    }

    [Fact]
    public async Task A_parameter_left_blank_says_nothing() => (await host.Send("GET", "samples/everything?text=a&limit=&link=&day=")).Status.ShouldBe(200);

    [Fact]
    public async Task A_list_has_an_upper_limit()
    {
        (await host.Send("GET", "samples/houses?limit=200")).Status.ShouldBe(200);
        var answer = await host.Send("GET", "samples/houses?limit=201");
        answer.Status.ShouldBe(400);
        answer.CodeAt("limit").ShouldBe("out-of-range");
    }

    [Fact]
    public async Task A_malformed_id_in_the_path_is_named()
    {
        var answer = await host.Send("GET", "samples/houses/12");
        answer.Status.ShouldBe(400);
        answer.CodeAt("houseId").ShouldBe("not-an-id");
    }

    [Fact]
    public async Task A_member_of_the_path_is_not_taken_from_the_body()
    {
        var answer = await host.Send("PATCH", $"samples/houses/{Guid.CreateVersion7()}", $$"""{"houseId":"{{Guid.CreateVersion7()}}"}""");
        answer.Status.ShouldBe(400);
        answer.CodeAt("houseId").ShouldBe("unknown");
    }

    [Fact]
    public async Task Anything_thrown_at_it_is_answered_below_500()
    {
        var random = new Random(7);
        string[] seeds = [Least, """{"text":"a","number":1,"parts":[{"name":"n","amount":1,"note":"x"}],"price":1.0,"at":"2026-11-23T09:00:00Z","day":"2026-11-23"}"""];
        for (var round = 0; round < 400; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(seeds[round % seeds.Length]);
            for (var change = 0; change <= round % 4; change++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var answer = await host.Send("POST", "samples/everything", with: request =>
            {
                request.Content = new ByteArrayContent(bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            });
            answer.Status.ShouldBeOneOf([200, 400], Convert.ToHexString(bytes));
        }
    }
}
