using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;

namespace Regie.Tests.Doors;

public sealed class FileTests(DoorsHost host) : IClassFixture<DoorsHost>
{
    [Fact]
    public async Task A_form_carries_a_file_and_the_other_members()
    {
        var bytes = Encoding.UTF8.GetBytes("hello");
        var answer = await Form("samples/files", form =>
        {
            form.Add(new StringContent("verySour"), "flavour");
            form.Add(new StringContent("""[{"name":"n","amount":1}]"""), "parts");
            form.Add(File(bytes, "text/csv"), "file", "../../été 2026.csv");
        });
        answer.Status.ShouldBe(200, answer.Body);
        answer.Json.GetProperty("name").GetString().ShouldBe("été 2026.csv");
        answer.Json.GetProperty("contentType").GetString().ShouldBe("text/csv");
        answer.Json.GetProperty("size").GetInt64().ShouldBe(5);
        answer.Json.GetProperty("hash").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        answer.Json.GetProperty("flavour").GetString().ShouldBe("verySour");
        answer.Json.GetProperty("parts")[0].GetProperty("amount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_file_can_be_sent_first_and_used_afterwards_by_its_sender_only()
    {
        var upload = await Form("files", form => form.Add(File("x"u8.ToArray(), "text/plain"), "file", "a.txt"));
        upload.Status.ShouldBe(201, upload.Body);
        var id = upload.Json.GetProperty("uploadId").GetString();
        (await host.Send("POST", "samples/files", $$"""{"file":{"uploadId":"{{id}}"} }""")).Json.GetProperty("name").GetString().ShouldBe("a.txt");
        (await host.Send("POST", "samples/files", $$"""{"file":{"uploadId":"{{id}}"} }""", host.OtherToken)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("flavour", "bitter", "flavour", "not-allowed")]
    [InlineData("parts", """[{"name":"n","amount":"x"}]""", "parts[0].amount", "not-a-number")]
    [InlineData("parts", "[", "parts", "not-json")]
    [InlineData("colour", "red", "colour", "unknown")]
    public async Task A_wrong_part_is_named(string name, string text, string path, string code)
    {
        var answer = await Form("samples/files", form =>
        {
            form.Add(File("x"u8.ToArray(), "text/plain"), "file", "a.txt");
            form.Add(new StringContent(text), name);
        });
        answer.Status.ShouldBe(400, answer.Body);
        answer.CodeAt(path).ShouldBe(code, answer.Body);
    }

    [Fact]
    public async Task A_form_without_its_file_is_refused() =>
        (await Form("samples/files", form => form.Add(new StringContent("sweet"), "flavour"))).CodeAt("file").ShouldBe("required");

    [Fact]
    public async Task A_file_above_the_limit_is_refused_and_not_kept()
    {
        var answer = await Form("samples/files", form => form.Add(File(new byte[1_048_577], "text/plain"), "file", "a.txt"));
        answer.Status.ShouldBe(413, answer.Body);
        answer.Json.GetProperty("code").GetString().ShouldBe("file-too-large");
        (await Form("samples/files", form => form.Add(File(new byte[1_048_576], "text/plain"), "file", "a.txt"))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc")]
    [InlineData("multipart/form-data; boundary=x", "nothing at all")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nno header\r\n\r\nabc\r\n--x--")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\n\r\nabc\r\n--x--")]
    [InlineData("multipart/form-data", "--x--")]
    [InlineData("multipart/form-data; boundary=x", "")]
    public async Task A_broken_form_is_refused(string type, string body)
    {
        var answer = await host.Send("POST", "samples/files", with: request =>
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        });
        answer.Status.ShouldBe(400, answer.Body);
    }

    [Fact]
    public async Task A_repeated_form_is_recognised_by_the_bytes_of_its_file()
    {
        Task<Answer> Sent(string text) => Form("samples/files", form => form.Add(File(Encoding.UTF8.GetBytes(text), "text/plain"), "file", "a.txt"), "file-key");
        var first = await Sent("same");
        first.Status.ShouldBe(200, first.Body);
        (await Sent("same")).Body.ShouldBe(first.Body);
        (await Sent("other")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_file_is_handed_out_as_a_download_no_browser_runs()
    {
        var taken = await Form("samples/files", form => form.Add(File("<script>1</script>"u8.ToArray(), "text/html"), "file", "a.html"));
        var hash = taken.Json.GetProperty("hash").GetString();
        var answer = await host.Send("GET", $"samples/files/{hash}?name=caf%C3%A9%22.html");
        answer.Status.ShouldBe(200);
        answer.Body.ShouldBe("<script>1</script>");
        answer.Content.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.ContentDisposition.FileNameStar.ShouldBe("café\".html");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox");
        (await host.Send("GET", $"samples/files/{hash}?contentType=image/svg%2Bxml")).Content.ContentType!.MediaType.ShouldBe("application/octet-stream");
        (await host.Send("GET", $"samples/files/{hash}?contentType=image/png")).Content.ContentType!.MediaType.ShouldBe("image/png");
        (await host.Send("GET", $"samples/files/{new string('0', 64)}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_nobody_came_back_for_is_swept()
    {
        var taken = await Form("samples/files", form => form.Add(File("sweep me"u8.ToArray(), "text/plain"), "file", "a.txt"));
        var hash = taken.Json.GetProperty("hash").GetString()!;
        var blobs = host.Services.GetRequiredService<BlobStore>();
        var sweep = host.Services.GetRequiredService<Sweep>();
        await sweep.Once(CancellationToken.None);
        blobs.Exists(hash).ShouldBeTrue();
        host.Clock.Move(blobs.WrittenUtc(hash) - host.Clock.GetUtcNow() + TimeSpan.FromHours(25));
        await sweep.Once(CancellationToken.None);
        blobs.Exists(hash).ShouldBeFalse();
    }

    private async Task<Answer> Form(string path, Action<MultipartFormDataContent> fill, string? key = null)
    {
        using var form = new MultipartFormDataContent();
        fill(form);
        return await host.Send("POST", path, with: request =>
        {
            request.Content = form;
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }
        });
    }

    private static ByteArrayContent File(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
