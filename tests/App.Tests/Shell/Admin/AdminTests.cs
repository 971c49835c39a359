using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Regie.Kernel;
using Regie.Shell;
using Regie.Shell.Administration;

namespace Regie.Tests.Administration;

/// <summary>The administrator's command line on both databases, beside a server that runs and without one.</summary>
public sealed class AdminTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_installation_is_looked_after_while_it_runs_and_while_it_is_stopped(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        var settings = own.Settings with { Empty = true };
        var (first, second) = (Path.Combine(settings.DataDirectory, "first.backup"), Path.Combine(settings.DataDirectory, "second.backup"));

        (await Admin(settings, "une phrase assez longue", "create-user", "--email", "sarah@example.org", "--name", "Sarah Meyer", "--password-stdin", "--obm")).Code.ShouldBe(0);
        var token = (await Admin(settings, null, "create-token", "--email", "sarah@example.org")).Must();
        token.ShouldMatch("^regie_pat_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$");
        string readOnly;
        await using (var app = await Server.Start(settings))
        {
            using var api = Api(app, token);
            (await Create(api, "Before")).ShouldBe(HttpStatusCode.Created);
            await Upload(api, "what was sent before");

            (await Admin(settings, null, "backup", first)).Must().ShouldContain(first);
            Directory.GetFileSystemEntries(settings.DataDirectory, ".regie-part-*").ShouldBeEmpty();

            // Beside the running server an account and its token are good at once.
            (await Admin(settings, "une autre phrase longue", "create-user", "--email", "ines@example.org", "--name", "Inès Roux", "--password-stdin")).Code.ShouldBe(0);
            readOnly = (await Admin(settings, null, "create-token", "--email", "sarah@example.org", "--business", "before", "--read-only")).Must();
            using var reader = Api(app, readOnly);
            (await Names(reader)).ShouldBe(["Before"]);
            (await Create(reader, "Refused")).ShouldBe(HttpStatusCode.Forbidden);

            (await Admin(settings, null, "restore", first)).Refused().ShouldContain("pid ");
            (await Admin(settings, null, "rotate-keys")).Refused().ShouldContain("pid ");
            (await Admin(settings, null, "check")).Must();
            (await Create(api, "After")).ShouldBe(HttpStatusCode.Created);
        }

        File.Exists(Path.Combine(settings.DataDirectory, "regie.door")).ShouldBeFalse();
        (await Admin(settings, null, "backup", second)).Must();
        (await Admin(settings, null, "backup", second)).Refused().ShouldContain(second);
        Directory.Delete(Path.Combine(settings.DataDirectory, "files"), recursive: true);
        (await Admin(settings, null, "check")).Code.ShouldBe(1);

        // Back, forth, and back again: each time all of it, and what was there is kept.
        (await Admin(settings, null, "restore", first)).Must();
        (await Admin(settings, null, "restore", second)).Must();
        (await Admin(settings, null, "restore", first)).Must();
        (await Admin(settings, null, "check")).Must();
        (await Admin(settings, null, "rotate-keys")).Must();
        await using (var app = await Server.Start(settings))
        {
            using var api = Api(app, token);
            (await Names(api)).ShouldBe(["Before"]);
            using var gone = Api(app, readOnly);
            (await gone.GetAsync(new Uri("businesses", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await Create(api, "Again")).ShouldBe(HttpStatusCode.Created);
            (await Create(api, "Before")).ShouldBe(HttpStatusCode.Conflict);
        }

        (await Admin(settings, null, "check")).Must();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task What_is_wrong_is_said_and_nothing_is_changed(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        var settings = own.Settings;
        (await Admin(settings, "une phrase assez longue", "create-user", "--email", "sarah@example.org", "--name", "Sarah Meyer", "--password-stdin")).Must();

        (await Admin(settings, "une phrase assez longue", "create-user", "--email", "SARAH@example.org", "--name", "Sarah Meyer", "--password-stdin")).Refused();
        (await Admin(settings, "short", "create-user", "--email", "marc@example.org", "--name", "Marc Aubert", "--password-stdin")).Refused().ShouldContain("password");
        (await Admin(settings, "une phrase assez longue", "create-user", "--email", "no address", "--name", "Marc Aubert", "--password-stdin")).Refused().ShouldContain("email");
        (await Admin(settings, null, "create-user", "--email", "marc@example.org", "--name", "Marc Aubert")).Refused().ShouldContain("--password-stdin");
        (await Admin(settings, null, "create-token", "--email", "nobody@example.org")).Refused().ShouldContain("nobody@example.org");
        (await Admin(settings, null, "create-token", "--email", "sarah@example.org", "--business", "Nowhere")).Refused().ShouldContain("Nowhere");
        (await Admin(settings, null, "create-token")).Refused().ShouldContain("--email");
        (await Admin(settings, null, "create-token", "--mail", "x")).Refused().ShouldContain("--mail");
        (await Admin(settings, null, "backup")).Refused().ShouldContain("backup");
        (await Admin(settings, null, "backup", "/proc/nowhere/file")).Refused();
        (await Admin(settings, null, "restore", Path.Combine(settings.DataDirectory, "nothing"))).Refused().ShouldContain("nothing");
        (await Admin(settings, null, "explode")).Code.ShouldBe(2);

        var backup = Path.Combine(settings.DataDirectory, "whole.backup");
        (await Admin(settings, null, "backup", backup)).Must();
        var bytes = await File.ReadAllBytesAsync(backup, TestContext.Current.CancellationToken);
        foreach (var (name, broken) in new[] { ("cut", bytes[..(bytes.Length / 2)]), ("bent", [.. bytes.Select((one, at) => at == bytes.Length / 3 ? (byte)~one : one)]), ("other", "not an archive"u8.ToArray()) })
        {
            var file = Path.Combine(settings.DataDirectory, name);
            await File.WriteAllBytesAsync(file, broken, TestContext.Current.CancellationToken);
            (await Admin(settings, null, "restore", file)).Refused();
        }

        var elsewhere = kind == DatabaseKind.Sqlite ? settings with { DataDirectory = settings.DataDirectory + "-elsewhere" } : settings with { ConnectionString = settings.ConnectionString + "_nowhere" };
        (await Admin(elsewhere, null, "check")).Code.ShouldBe(1);
        (await Admin(settings, null, "check")).Must();
        (await Admin(settings, null, "create-token", "--email", "sarah@example.org")).Must();
        if (Directory.Exists(elsewhere.DataDirectory) && elsewhere.DataDirectory != settings.DataDirectory)
        {
            Directory.Delete(elsewhere.DataDirectory, recursive: true);
        }
    }

    /// <summary>What a kill leaves behind at each point of an exchange is finished by whatever comes next.</summary>
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_restore_that_was_killed_is_finished_by_the_next_start(DatabaseKind kind)
    {
        await using var own = await OwnDatabase.On(kind);
        var settings = own.Settings;
        var backup = Path.Combine(settings.DataDirectory, "before.backup");
        (await Admin(settings, "une phrase assez longue", "create-user", "--email", "sarah@example.org", "--name", "Sarah Meyer", "--password-stdin")).Must();
        (await Admin(settings, null, "backup", backup)).Must();
        (await Admin(settings, "une autre phrase longue", "create-user", "--email", "ines@example.org", "--name", "Inès Roux", "--password-stdin")).Must();

        // Unpacked, noted, and on SQLite the old database already put away: here the process was killed.
        var exchange = new RestoreExchange(settings, "20261123-080000");
        System.IO.Compression.ZipFile.ExtractToDirectory(backup, exchange.Incoming);
        File.Delete(Path.Combine(exchange.Incoming, "manifest.json"));
        Directory.CreateDirectory(exchange.Kept);
        await File.WriteAllTextAsync(Path.Combine(settings.DataDirectory, "restore.begun"), "20261123-080000", TestContext.Current.CancellationToken);
        if (kind == DatabaseKind.Sqlite)
        {
            File.Move(Path.Combine(settings.DataDirectory, "regie.db"), Path.Combine(exchange.Kept, "regie.db"));
        }
        else
        {
            await own.Ask($"ALTER SCHEMA public RENAME TO {exchange.KeptSchema}");
        }

        (await Admin(settings, null, "create-token", "--email", "ines@example.org")).Refused();
        (await Admin(settings, null, "create-token", "--email", "sarah@example.org")).Must();
        (await Admin(settings, null, "check")).Must();
        RestoreExchange.IsInterrupted(settings).ShouldBeFalse();
        Directory.Exists(exchange.Incoming).ShouldBeFalse();
    }

    /// <summary>The server as its own command starts it, in this process.</summary>
    private sealed record Server(Running Alone, Microsoft.AspNetCore.Builder.WebApplication App) : IAsyncDisposable
    {
        public Uri Address => new(App.Urls.First());

        public static async Task<Server> Start(Settings settings)
        {
            var alone = Running.Take(settings);
            return new Server(alone, await Serve.Open(settings, CancellationToken.None));
        }

        public async ValueTask DisposeAsync()
        {
            await App.StopAsync();
            await App.DisposeAsync();
            Alone.Dispose();
        }
    }

    private static async Task<Said> Admin(Settings settings, string? input, params string[] words)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await Regie.Shell.Administration.Admin.Run(settings, words, new AdminConsole(new StringReader(input ?? ""), output, errors));
        return new Said(string.Join(' ', words), code, output.ToString().Trim(), errors.ToString().Trim());
    }

    private static HttpClient Api(Server app, string token)
    {
        var http = new HttpClient { BaseAddress = new Uri(app.Address, "api/v1/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static async Task<HttpStatusCode> Create(HttpClient api, string name) => (await api.PostAsJsonAsync("businesses", new { name }, TestContext.Current.CancellationToken)).StatusCode;

    private static async Task<List<string>> Names(HttpClient api) =>
        [.. (await api.GetFromJsonAsync<JsonElement>("businesses", TestContext.Current.CancellationToken)).GetProperty("items").EnumerateArray().Select(business => business.GetProperty("name").GetString()!)];

    /// <summary>A file that belongs to something, so that a check misses it.</summary>
    private static async Task Upload(HttpClient api, string text)
    {
        var business = (await api.GetFromJsonAsync<JsonElement>("businesses", TestContext.Current.CancellationToken)).GetProperty("items")[0].GetProperty("id").GetString();
        var project = await Made(await api.PostAsJsonAsync("projects", new { businessId = business, name = "Launch" }, TestContext.Current.CancellationToken));
        var task = await Made(await api.PostAsJsonAsync("tasks", new { projectId = project, title = "Write" }, TestContext.Current.CancellationToken));
        using var form = new MultipartFormDataContent { { new StringContent(text), "file", "note.txt" } };
        await Made(await api.PostAsync(new Uri($"tasks/{task}/attachments", UriKind.Relative), form, TestContext.Current.CancellationToken));
    }

    private static async Task<string> Made(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!;
    }

    private sealed record Said(string Words, int Code, string Output, string Errors)
    {
        public string Must()
        {
            Code.ShouldBe(0, $"{Words}: {Errors}\n{Output}");
            return Output;
        }

        public string Refused()
        {
            Code.ShouldBe(1, $"{Words}: {Output}");
            Errors.ShouldNotBeNullOrWhiteSpace(Words);
            Errors.ShouldNotContain("   at ");
            return Errors;
        }
    }
}
