using System.Net.Http.Headers;

namespace Regie.Tests.Doors;

/// <summary>A page calls the API with its cookie: reads freely, changes only with what no other site can know.</summary>
public sealed class CookieTests(DoorsHost host) : IClassFixture<DoorsHost>
{
    [Fact]
    public async Task A_cookie_reads_and_changes_nothing_by_itself()
    {
        var cookie = await Enter();
        (await Send("GET", "samples/houses", cookie)).Status.ShouldBe(200);
        var refused = await Send("POST", "samples/houses", cookie, request => request.Content = Json("""{"name":"x"}"""));
        refused.Status.ShouldBe(400);
        refused.Json.GetProperty("code").GetString().ShouldBe("antiforgery");
    }

    [Fact]
    public async Task A_page_uploads_with_its_permit()
    {
        var cookie = await Enter();
        var permit = await Send("GET", "files/permit", cookie);
        permit.Status.ShouldBe(200, permit.Body);
        var pair = cookie + "; " + Cookies(permit.Headers);
        var (header, token) = (permit.Json.GetProperty("header").GetString()!, permit.Json.GetProperty("token").GetString());
        (await Send("POST", "files", pair, request => request.Content = Form())).Status.ShouldBe(400);
        (await Send("POST", "files", pair, request => With(request, header, token + "x"))).Status.ShouldBe(400);
        (await Send("POST", "files", pair, request => With(request, header, token))).Status.ShouldBe(201);
        (await Send("POST", "samples/files", pair, request => With(request, header, token))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_and_a_cookie_never_mix()
    {
        var cookie = await Enter();
        (await Send("GET", "samples/houses", cookie, request => request.Headers.Add("Authorization", "Bearer wrong"))).Status.ShouldBe(401);
        (await Send("GET", "files/permit", cookie, request => request.Headers.Add("Authorization", "Bearer " + host.Token))).Status.ShouldBe(401);
        using var mcp = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = Json("{}") };
        mcp.Headers.Add("Cookie", cookie);
        (await host.Send(mcp)).Status.ShouldBe(401);
    }

    private async Task<string> Enter()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/enter");
        return Cookies((await host.Send(request)).Headers);
    }

    private Task<Answer> Send(string method, string path, string cookie, Action<HttpRequestMessage>? with = null) => host.Send(method, path, token: null, with: request =>
    {
        request.Headers.Add("Cookie", cookie);
        with?.Invoke(request);
    });

    private static void With(HttpRequestMessage request, string header, string? value)
    {
        request.Content = Form();
        request.Headers.Add(header, value);
    }

    private static string Cookies(HttpResponseHeaders headers) => string.Join("; ", headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    private static StringContent Json(string json) => new(json, new MediaTypeHeaderValue("application/json"));

    private static MultipartFormDataContent Form() => new() { { new ByteArrayContent("x"u8.ToArray()), "file", "a.txt" } };
}
