using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Performance;

/// <summary>An OBM with a token, a business and a project, made by the application's own operations, and as many tasks as a benchmark asks for.</summary>
public sealed record Planted(Guid PersonId, Guid BusinessId, Guid ProjectId, string Token)
{
    /// <summary>Everything needed to look at <paramref name="tasks"/> tasks as a team of eight keeps them: described, assigned, labelled, discussed, with checklists and computed dates.</summary>
    /// <param name="plain">Only the tasks and their dates.</param>
    public static Task<Planted> Plant(Installation installation, int tasks, bool plain = false) => installation.Inside(async app =>
    {
        var personId = await Person(app);
        var runner = app.Services.GetRequiredService<Runner>();
        var caller = new Caller { PersonId = personId, Door = Door.Page };
        var business = await Must(runner, new CreateBusiness("Atelier Lumen"), caller);
        var project = await Must(runner, new CreateProject(business.Id, "Spring collection"), caller);
        var token = await Must(runner, new CreateToken("Benchmark"), caller);
        var planted = new Planted(personId, business.Id, project.Id, token.Secret);
        if (tasks > 0)
        {
            await app.Services.GetRequiredService<SideWrite>().Run(db => new PlantedTasks(db, planted).Fill(tasks, plain), CancellationToken.None);
        }

        await Settle(app);
        return planted;
    });

    public const string Email = "sarah@bench.example";
    public const string Password = "a long enough pass phrase 7";

    internal static async Task<Guid> Person(WebApplication app, string email = Email)
    {
        await using var services = app.Services.CreateAsyncScope();
        var person = new Person { Id = Guid.CreateVersion7(), Name = "Sarah Meyer", IsObm = true, Email = email, UserName = email, CreatedAt = DateTimeOffset.UtcNow };
        var made = await services.ServiceProvider.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password);
        return made.Succeeded ? person.Id : throw new InvalidOperationException(string.Join(", ", made.Errors.Select(error => error.Code)));
    }

    internal static async Task<T> Must<T>(Runner runner, IOperation<T> operation, Caller caller)
    {
        var result = await runner.Run(operation, caller);
        return result.IsOk ? result.Value : throw new InvalidOperationException($"{operation.GetType().Name}: {result.Problem.Code}");
    }

    /// <summary>What PostgreSQL does by itself a minute after so many rows: it counts them. SQLite does not.</summary>
    private static async Task Settle(WebApplication app)
    {
        if (app.Services.GetRequiredService<Database>().IsSqlite)
        {
            return;
        }

        await using var services = app.Services.CreateAsyncScope();
        var database = app.Services.GetRequiredService<Database>();
        await using var db = new RegieDb(database.Owner, services.ServiceProvider.GetRequiredService<Scope>(), app.Services.GetRequiredService<ModuleSet>());
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
    }
}
