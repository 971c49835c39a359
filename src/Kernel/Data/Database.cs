using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Regie.Kernel;

public enum DatabaseKind { Sqlite, Postgres }

/// <summary>Where the data is.</summary>
/// <param name="ConnectionString">PostgreSQL only: logs in as the owner of the tables; the application itself acts as <paramref name="AppRole"/>.</param>
public sealed record DatabaseSettings(DatabaseKind Kind, string DataDirectory, string? ConnectionString = null, string AppRole = "regie_app");

/// <summary>Opens connections and contexts. The one place that knows which database it is.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>How this program is called among the connections of a PostgreSQL, unless the settings say otherwise.</summary>
    public const string Name = "regie";

    /// <summary>Readers on SQLite work while they wait, so a few for each processor are all that run at once; one made anew compiles its statements anew.</summary>
    private static readonly int IdleContexts = Math.Max(8, 4 * Environment.ProcessorCount);

    private readonly string _sqliteReader;
    private readonly string _sqliteWriter;
    private readonly NpgsqlDataSource? _postgres;
    private readonly NpgsqlDataSource? _draws;
    private readonly DbContextOptions<RegieDb> _plainOptions;

    // The identity context reads its schema version from the services it was given and from nowhere else; 3 brings passkeys.
    private static readonly IServiceProvider IdentityWithPasskeys = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    // SQLite would count every byte it takes and gives, under one lock for all connections; nobody asks for the sum. Only possible before its first use.
    static Database()
    {
        const int memoryStatus = 9;
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(memoryStatus, 0);
    }

    public Database(DatabaseSettings settings)
    {
        Settings = settings;
        Directory.CreateDirectory(settings.DataDirectory);
        File = Path.Combine(settings.DataDirectory, "regie.db");
        _sqliteWriter = new SqliteConnectionStringBuilder { DataSource = File, Pooling = true, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        _sqliteReader = new SqliteConnectionStringBuilder { DataSource = File, Pooling = true, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 30 }.ToString();
        if (settings.Kind == DatabaseKind.Postgres)
        {
            var builder = new NpgsqlConnectionStringBuilder(settings.ConnectionString ?? throw new InvalidOperationException("REGIE_DATABASE=postgres needs REGIE_CONNECTION_STRING."));
            builder.ApplicationName ??= Name;
            OwnerConnectionString = builder.ToString();
            builder.Options = $"-c role={settings.AppRole}";
            builder.MaxAutoPrepare = 100;
            WireConnectionString = new NpgsqlConnectionStringBuilder(builder.ToString()) { Pooling = false, Options = builder.Options + " -c synchronous_commit=off", KeepAlive = 30 }.ToString();
            _postgres = new NpgsqlDataSourceBuilder(builder.ToString()).Build();
            // Connections of their own: the calls that wait for a number may hold all others.
            _draws = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(builder.ToString()) { MinPoolSize = 0, MaxPoolSize = 4, Options = builder.Options }.ToString()).Build();
        }

        _plainOptions = Options(builder => Configure(builder, _sqliteWriter));
        Readers = new ContextPool((modules, isWide) => new RegieDb(IsSqlite ? OverSqlite(OpenSqlite(_sqliteReader), owns: true) : _plainOptions, RegieDb.Nobody, modules, isWide), IdleContexts);
        var draws = _draws is null ? null : new Draws(_draws);
        Writers = new ContextPool((modules, isWide) => new RegieDb(_plainOptions, RegieDb.Nobody, modules, isWide) { Draws = draws }, IdleContexts);
    }

    public DatabaseSettings Settings { get; }
    public bool IsSqlite => Settings.Kind == DatabaseKind.Sqlite;

    /// <summary>The SQLite file.</summary>
    public string File { get; }

    public string? OwnerConnectionString { get; }

    /// <summary>PostgreSQL only: for hints between nodes, which are no data: their commit waits for no disk.</summary>
    public string? WireConnectionString { get; }

    /// <summary>A context of its own connection, for what does not run through the Runner (sign-in, start-up).</summary>
    public DbContextOptions<RegieDb> Plain => _plainOptions;

    /// <summary>Contexts that only read; on SQLite each has a connection of its own that stays open.</summary>
    internal ContextPool Readers { get; }

    /// <summary>Contexts that write, on PostgreSQL. SQLite has one writer, see <see cref="Over"/>.</summary>
    internal ContextPool Writers { get; }

    /// <summary>Contexts over the connection of SQLite's one writer, in its transaction.</summary>
    internal static ContextPool Over(DbConnection connection)
    {
        var writer = (KeptConnection)connection;
        return writer.Contexts ??= new ContextPool((modules, isWide) => new RegieDb(OverSqlite(writer, owns: false), RegieDb.Nobody, modules, isWide), 1);
    }

    public NpgsqlDataSource Postgres => _postgres ?? throw new InvalidOperationException("Not on PostgreSQL.");

    public SqliteConnection OpenSqliteWriter()
    {
        var connection = OpenSqlite(_sqliteWriter);
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA trusted_schema=OFF; PRAGMA journal_size_limit=67108864;";
        pragma.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Options for the owner of the tables: migrations only.</summary>
    public DbContextOptions<RegieDb> Owner => Options(builder =>
    {
        if (IsSqlite)
        {
            builder.UseSqlite(_sqliteWriter, sqlite => Tune(sqlite));
        }
        else
        {
            builder.UseNpgsql(OwnerConnectionString, postgres => postgres.MigrationsAssembly("Regie.Migrations.Postgres"));
        }
    });

    public async ValueTask DisposeAsync()
    {
        Readers.Dispose();
        Writers.Dispose();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
            await _draws!.DisposeAsync();
            NpgsqlConnection.ClearPool(new NpgsqlConnection(OwnerConnectionString));
        }

        SqliteConnection.ClearPool(new SqliteConnection(_sqliteReader));
        SqliteConnection.ClearPool(new SqliteConnection(_sqliteWriter));
    }

    private void Configure(DbContextOptionsBuilder<RegieDb> builder, string sqlite)
    {
        if (IsSqlite)
        {
            builder.UseSqlite(sqlite, options => Tune(options));
        }
        else
        {
            builder.UseNpgsql(_postgres!, options => options.MigrationsAssembly("Regie.Migrations.Postgres"));
        }
    }

    // A list is one parameter: with one for each element the text differs from call to call, and EF writes it anew each time.
    private static void Tune(SqliteDbContextOptionsBuilder sqlite) => sqlite.MigrationsAssembly("Regie.Migrations.Sqlite").UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private static KeptConnection OpenSqlite(string connectionString)
    {
        var connection = new KeptConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static DbContextOptions<RegieDb> OverSqlite(KeptConnection connection, bool owns) => Options(builder => builder.UseSqlite(connection, contextOwnsConnection: owns, sqlite => Tune(sqlite)));

    private static DbContextOptions<RegieDb> Options(Action<DbContextOptionsBuilder<RegieDb>> configure)
    {
        var builder = new DbContextOptionsBuilder<RegieDb>();
        // A query splits nothing by itself here: includes are few and small.
        builder.ConfigureWarnings(warnings => warnings
            .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
            .Ignore(RelationalEventId.MultipleCollectionIncludeWarning));
        builder.UseApplicationServiceProvider(IdentityWithPasskeys);
        builder.ReplaceService<IModelCacheKeyFactory, ModelByReach>();
        configure(builder);
        return builder.Options;
    }

    /// <summary>The two forms of the filters are two models.</summary>
    private sealed class ModelByReach : IModelCacheKeyFactory
    {
        public object Create(Microsoft.EntityFrameworkCore.DbContext context, bool designTime) => (context.GetType(), context is RegieDb { IsWide: true }, designTime);
    }
}
