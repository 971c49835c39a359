using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regie.Kernel;
using Regie.Shell;
using Regie.Tests.Doors.Samples;

namespace Regie.Tests.Doors;

/// <summary>The doors alone, over a few operations of their own and a real database file: what holds for these holds for every operation.</summary>
public sealed class DoorsHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("regie-doors-").FullName;
    private WebApplication? _app;

    public static Guid Obm { get; } = Guid.Parse("01890000-0000-7000-8000-000000000001");
    public static Guid Other { get; } = Guid.Parse("01890000-0000-7000-8000-000000000002");

    public TestClock Clock { get; } = new();

    /// <summary>Exceptions that reached the last answer: bugs.</summary>
    public BugLog Bugs { get; } = new();

    public IServiceProvider Services => _app!.Services;
    public string Token { get; private set; } = "";
    public string OtherToken { get; private set; } = "";
    public string ReadOnlyToken { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(Bugs);
        builder.Configuration["REGIE_MAX_UPLOAD_MB"] = "1";
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(new Settings());
        builder.Services.AddAuthentication("cookie").AddCookie("cookie");
        builder.Services.AddAntiforgery();
        var modules = typeof(Shell.Doors).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IModule)) && type is { IsAbstract: false, IsInterface: false })
            .OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (IModule)Activator.CreateInstance(type)!).ToList();
        builder.Services.AddKernel(new DatabaseSettings(DatabaseKind.Sqlite, _folder), new ModuleSet(modules), new SampleAssembly());
        builder.Services.AddDoors();
        _app = builder.Build();
        _app.UseAuthentication();
        _app.MapDoors();
        _app.MapGet("/enter", (HttpContext http) => http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Obm.ToString())], "cookie"))));
        await _app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
        await _app.StartAsync();
        await _app.Services.GetRequiredService<SideWrite>().Run(db =>
        {
            db.Users.Add(new Person { Id = Obm, Name = "Inès Roux", UserName = "ines", IsObm = true, CreatedAt = Clock.GetUtcNow() });
            db.Users.Add(new Person { Id = Other, Name = "Paul Stranger", UserName = "paul", IsObm = true, Language = "fr", CreatedAt = Clock.GetUtcNow() });
            return Task.CompletedTask;
        }, CancellationToken.None);
        Token = await NewToken(Obm);
        OtherToken = await NewToken(Other);
        ReadOnlyToken = await NewToken(Obm, token => token.ReadOnly = true);
    }

    public async Task<string> NewToken(Guid person, Action<AccessToken>? with = null)
    {
        var id = Guid.CreateVersion7();
        var (text, hash) = TokenSecret.Make(id);
        var token = new AccessToken { Id = id, PersonId = person, Name = "test", Hash = hash, CreatedAt = Clock.GetUtcNow() };
        with?.Invoke(token);
        await Services.GetRequiredService<SideWrite>().Run(db =>
        {
            db.AccessTokens.Add(token);
            return Task.CompletedTask;
        }, CancellationToken.None);
        return text;
    }

    /// <summary>A request with a token and, where there is one, a JSON body.</summary>
    public async Task<Answer> Send(string method, string path, string? json = null, string? token = "", Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/" + path);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + (token.Length == 0 ? Token : token));
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        with?.Invoke(request);
        return await Send(request);
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using var client = _app!.GetTestClient();
        using var response = await client.SendAsync(request);
        if ((int)response.StatusCode >= 500 && !request.RequestUri!.ToString().EndsWith("bugs", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(Bugs.All.LastOrDefault());
        }

        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }

    public HttpClient Client() => _app!.GetTestClient();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Only the sample operations, whatever else this test assembly declares.</summary>
    private sealed class SampleAssembly : System.Reflection.Assembly
    {
        public override Type[] GetTypes() => [.. typeof(SayEverything).Assembly.GetTypes().Where(type => type.Namespace == typeof(SayEverything).Namespace)];
    }
}

public sealed record Answer(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders Content)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Tag => Headers.TryGetValues("ETag", out var tags) ? tags.Single() : null;

    /// <summary>The codes said of one member, in a problem.</summary>
    public string? CodeAt(string path) => Json.TryGetProperty("codes", out var codes) && codes.TryGetProperty(path, out var said) ? said[0].GetString() : null;
}

/// <summary>A clock that stands until moved.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}

/// <summary>Keeps what was logged as an error.</summary>
public sealed class BugLog : ILoggerProvider, ILogger
{
    public System.Collections.Concurrent.ConcurrentQueue<string> All { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error)
        {
            All.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
