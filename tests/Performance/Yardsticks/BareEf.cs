using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Performance;

/// <summary>
/// The least that answers the same question from the same database with the same JSON: ASP.NET Core and a pooled EF context, in a process of its own with the same
/// runtime settings. No sign-in, no operation, no reach, no filter, no second wall: what Régie's figure is held against.
/// </summary>
public sealed class BareEf : IAsyncDisposable
{
    /// <summary>First argument of the bench when it is to be this yardstick.</summary>
    public const string Word = "bare-ef";

    private readonly Process _process;

    private BareEf(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it in a process of its own.</summary>
    public static async Task<BareEf> Start(Installation installation, Guid projectId)
    {
        var database = installation.Settings.DatabaseSettings;
        var connection = database.ConnectionString ?? $"Data Source={Path.Combine(database.DataDirectory, "regie.db")};Mode=ReadOnly";
        var start = new ProcessStartInfo("dotnet", [typeof(BareEf).Assembly.Location, Word, database.Kind.ToString(), projectId.ToString()]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["BENCH_CONNECTION"] = connection;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The yardstick did not start.");
        var address = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) ?? throw new InvalidOperationException("The yardstick ended at once.");
        return new BareEf(process, new Uri(new Uri(address), "tasks"));
    }

    /// <summary>The process itself: runs until it is ended.</summary>
    public static async Task Run(string kind, string projectId)
    {
        var connection = Environment.GetEnvironmentVariable("BENCH_CONNECTION")!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContextPool<BareDb>(options => (kind == nameof(DatabaseKind.Sqlite) ? options.UseSqlite(connection) : options.UseNpgsql(connection)).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking));
        await using var app = builder.Build();
        var project = Guid.Parse(projectId, CultureInfo.InvariantCulture);
        app.MapGet("/tasks", async (BareDb db) => Results.Json(await List(db, project), Json.Options));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        // The other end closes when the bench has ended, however it did.
        await Console.In.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Page<TaskView>> List(BareDb db, Guid project)
    {
        var some = db.Set<TaskItem>().Where(task => task.ProjectId == project && task.ArchivedAt == null && task.DeletedAt == null).OrderBy(task => task.Rank).ThenBy(task => task.Id).Take(51);
        var found = await TaskReading.Views(db, some, DateOnly.FromDateTime(DateTime.UtcNow)).OrderBy(task => task.Rank).ThenBy(task => task.Id).ToListAsync();
        var cut = Cursor.Page(found, 50, last => [last.Rank.ToString("R", CultureInfo.InvariantCulture), last.Id.ToString()]);
        return cut with { Items = await TaskReading.Complete(db, Names.Whole, found, CancellationToken.None) };
    }

    /// <summary>The same tables, and nothing between them and whoever asks.</summary>
    private sealed class BareDb(DbContextOptions<BareDb> options) : DbContext(options)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
            configurationBuilder.Properties<DateTime>().HaveConversion<WallClock>();
            configurationBuilder.Properties<Enum>().HaveConversion<int>();
        }

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<TaskItem>().ToTable("Tasks");
            modelBuilder.Entity<Status>().ToTable("Statuses");
            modelBuilder.Entity<Section>().ToTable("Sections");
            modelBuilder.Entity<Party>().ToTable("Parties").Ignore(row => row.IsPlaceholder).Ignore(row => row.PublicId);
            modelBuilder.Entity<TaskSchedule>().ToTable("TaskSchedules");
            modelBuilder.Entity<Comment>().ToTable("Comments");
            modelBuilder.Entity<Attachment>().ToTable("Attachments");
            modelBuilder.Entity<ChecklistItem>().ToTable("ChecklistItems");
            modelBuilder.Entity<TaskLabel>().ToTable("TaskLabels");
            modelBuilder.Entity<TaskContributor>().ToTable("TaskContributors");
        }
    }

    private sealed class WallClock() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTime, long>(at => at.Ticks, stored => new DateTime(stored, DateTimeKind.Unspecified));
}
