using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Connect;
using Regie.Kernel;

namespace Regie.Tests.Connect;

/// <summary>Imports as a person does: upload, preview, confirm; the job is run at once.</summary>
internal static class Importing
{
    public static async Task<FileRef> Upload(this Actor actor, SourceFile file)
    {
        using var bytes = file.Open();
        var upload = await actor.World.App.Services.GetRequiredService<Uploading>().Take(actor.Id, file.Name, null, bytes, TestContext.Current.CancellationToken);
        return new(upload.Value.Id);
    }

    public static async Task<ImportView> Preview(this Actor actor, Guid businessId, SourceFile file, ImportMapping? mapping = null) =>
        await actor.Must(new PreviewImport(businessId, await actor.Upload(file)) { Mapping = mapping });

    public static async Task<ImportView> Import(this Actor actor, Guid businessId, SourceFile file, ImportMapping? mapping = null)
    {
        var preview = await actor.Preview(businessId, file, mapping);
        await actor.Must(new ConfirmImport(preview.Id));
        await actor.World.RunImport(preview.Id);
        var done = await actor.Must(new GetImport(preview.Id));
        done.Problem.ShouldBeNull();
        done.State.ShouldBe(Regie.Plan.ImportState.Done);
        return done;
    }

    /// <summary>Runs the job that a confirmation left behind.</summary>
    public static async Task RunImport(this World world, Guid importId)
    {
        await using var services = world.App.Services.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<AsSystem>().Enter();
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        var jobs = await db.Jobs.Where(job => job.Kind == "connect.import").ToListAsync();
        var mine = jobs.OrderBy(job => job.DueAt).Last(job => JsonDocument.Parse(job.Payload).RootElement.GetProperty("importId").GetGuid() == importId);
        mine.Attempts = 1;
        await services.ServiceProvider.GetServices<IJobHandler>().Single(handler => handler.Kind == mine.Kind).Run(mine, TestContext.Current.CancellationToken);
    }

    /// <summary>Looks at rows as the application itself.</summary>
    public static async Task<T> Look<T>(this World world, Func<RegieDb, Task<T>> look)
    {
        await using var services = world.App.Services.CreateAsyncScope();
        return await services.ServiceProvider.GetRequiredService<AsSystem>().Look(services.ServiceProvider.GetRequiredService<RegieDb>(), look);
    }

    /// <summary>How many rows of each kind a business has, but for what tells of the imports themselves.</summary>
    public static Task<Dictionary<string, int>> RowsOf(this World world, Guid business) => world.Look(async db =>
    {
        Dictionary<string, int> rows = [];
        foreach (var type in db.Model.GetEntityTypes().Select(type => type.ClrType).Where(type => type.IsAssignableTo(typeof(IOwned)) && type != typeof(Regie.Plan.Import) && type != typeof(StoredFile)))
        {
            rows[type.Name] = await (Task<int>)typeof(Importing).GetMethod(nameof(Count), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [db, business])!;
        }

        return rows;
    });

    private static Task<int> Count<T>(RegieDb db, Guid business) where T : class, IOwned => db.Set<T>().CountAsync(row => row.BusinessId == business);

    public static KindCount Kind(this ImportView view, string kind) => view.Kinds.Single(line => line.Kind == kind);
}
