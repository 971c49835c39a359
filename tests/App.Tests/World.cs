using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Shell;

[assembly: AssemblyFixture(typeof(Regie.Tests.World.Both))]

namespace Regie.Tests;

/// <summary>
/// The application as tests see it: everything through the Runner, on both databases. One database of each kind per test run;
/// a test makes its own business in it.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private readonly string _directory;
    private readonly string? _postgresDatabase;

    private World(WebApplication app, string directory, string? postgresDatabase)
    {
        App = app;
        _directory = directory;
        _postgresDatabase = postgresDatabase;
    }

    /// <summary>For <c>[Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]</c>.</summary>
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    public WebApplication App { get; }

    public Runner Runner => App.Services.GetRequiredService<Runner>();

    /// <summary>Speaks HTTP to the application, in process.</summary>
    public HttpClient Client() => App.GetTestClient();

    /// <summary>The world of one database; the PostgreSQL one is skipped where no cluster was given.</summary>
    public static async Task<World> On(DatabaseKind kind)
    {
        Assert.SkipWhen(kind == DatabaseKind.Postgres && Maintenance is null, "No PostgreSQL here: ./test starts one (REGIE_TEST_POSTGRES).");
        return await Both.Of(kind);
    }

    /// <summary>A new person with an account; OBMs may create businesses.</summary>
    public async Task<Actor> Person(string name = "Sarah Meyer", bool isObm = true)
    {
        await using var services = App.Services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        var id = Guid.CreateVersion7();
        db.Users.Add(new Person
        {
            Id = id, Name = name, IsObm = isObm, Email = $"{id:N}@example.org", NormalizedEmail = $"{id:N}@example.org".ToUpperInvariant(), UserName = $"{id:N}", NormalizedUserName = $"{id:N}".ToUpperInvariant(),
            SecurityStamp = id.ToString("N"), CreatedAt = DateTimeOffset.UtcNow,
        });
        await db.SaveChangesAsync();
        return new Actor(this, new Caller { PersonId = id, Door = Door.Page, Culture = System.Globalization.CultureInfo.GetCultureInfo("en-GB") });
    }

    /// <summary>A new OBM with a new business.</summary>
    public async Task<(Actor Obm, Guid BusinessId)> Business(string name = "Atelier Lumen")
    {
        var obm = await Person();
        var business = await obm.Must(new CreateBusiness($"{name} {obm.Id:N}"));
        return (obm, business.Id);
    }

    /// <summary>A new person holding a role in a business.</summary>
    public async Task<Actor> Member(Guid businessId, Role role, string name = "Inès Roux", DateOnly? until = null)
    {
        var person = await Person(name, isObm: false);
        await Joins(person, businessId, role, until);
        return person;
    }

    /// <summary>Somebody who is known already holds a role in one more business.</summary>
    public async Task Joins(Actor person, Guid businessId, Role role, DateOnly? until = null)
    {
        await using var services = App.Services.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<AsSystem>().Enter();
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(), BusinessId = businessId, PersonId = person.Id, Role = role, Until = until, CreatedAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
        App.Services.GetRequiredService<AccessCache>().Forget(person.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (_postgresDatabase is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await Execute($"DROP DATABASE IF EXISTS {_postgresDatabase} WITH (FORCE)");
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static string? Maintenance => Environment.GetEnvironmentVariable("REGIE_TEST_POSTGRES");

    /// <summary>A database of its own, for what cannot share one; whoever asks disposes of it.</summary>
    public static async Task<World> Alone(DatabaseKind kind, Func<Settings, Settings> adjust)
    {
        Assert.SkipWhen(kind == DatabaseKind.Postgres && Maintenance is null, "No PostgreSQL here: ./test starts one (REGIE_TEST_POSTGRES).");
        return await Create(kind, adjust);
    }

    private static async Task<World> Create(DatabaseKind kind, Func<Settings, Settings>? adjust = null)
    {
        var directory = Directory.CreateTempSubdirectory("regie-test-").FullName;
        string? database = null, connection = null;
        if (kind == DatabaseKind.Postgres)
        {
            database = $"regie_{Guid.CreateVersion7():N}";
            await Execute($"CREATE DATABASE {database}");
            connection = new NpgsqlConnectionStringBuilder(Maintenance!) { Database = database }.ToString();
        }

        var settings = new Settings { DataDirectory = directory, Port = 0, Empty = true, Database = kind, ConnectionString = connection };
        var app = AppHost.Build(
            adjust?.Invoke(settings) ?? settings,
            serve: false,
            builder =>
            {
                // Answers HTTP without a port; what a module starts by itself would write between a test's steps.
                builder.WebHost.UseTestServer();
                builder.Services.RemoveAll<IHostedService>();
                builder.Configuration["REGIE_API_ANONYMOUS_RATE"] = "1000000";
            });
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
        await app.StartAsync();
        return new World(app, directory, database);
    }

    private static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Maintenance);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Both worlds, started when first asked for, ended with the test run.</summary>
    public sealed class Both : IAsyncLifetime
    {
        private static readonly Lazy<Task<World>> Sqlite = new(() => Create(DatabaseKind.Sqlite));
        private static readonly Lazy<Task<World>> Postgres = new(() => Create(DatabaseKind.Postgres));

        public static Task<World> Of(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? Sqlite.Value : Postgres.Value;

        public ValueTask InitializeAsync() => ValueTask.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            foreach (var world in new[] { Sqlite, Postgres }.Where(world => world.IsValueCreated))
            {
                await (await world.Value).DisposeAsync();
            }
        }
    }
}

/// <summary>Somebody who runs operations.</summary>
public sealed record Actor(World World, Caller Caller)
{
    public Guid Id => Caller.PersonId!.Value;

    public Task<Result<T>> Run<T>(IOperation<T> operation, Call? call = null) => World.Runner.Run(operation, Caller, call, TestContext.Current.CancellationToken);

    /// <summary>Runs what must succeed.</summary>
    public async Task<T> Must<T>(IOperation<T> operation)
    {
        var result = await Run(operation);
        result.Problem.ShouldBeNull(result.Problem?.Code + " " + string.Join("; ", result.Problem?.Errors?.Select(error => error.Key + ": " + string.Join(',', error.Value)) ?? []));
        return result.Value;
    }

    /// <summary>Runs what must be refused and gives the reason.</summary>
    public async Task<Problem> Refused<T>(IOperation<T> operation)
    {
        var result = await Run(operation);
        return result.Problem.ShouldNotBeNull();
    }
}
