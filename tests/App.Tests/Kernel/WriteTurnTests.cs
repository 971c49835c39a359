using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Shell;

namespace Regie.Tests.Kernel;

public sealed class WriteTurnTests
{
    /// <summary>A full disk or a failing one makes SQLite undo the whole transaction under everybody in the turn. Here a trigger does.</summary>
    [Fact]
    public async Task A_turn_that_the_database_undoes_is_told_to_everybody_in_it_and_the_next_one_works()
    {
        await using var own = await OwnDatabase.On(DatabaseKind.Sqlite);
        await using var app = AppHost.Build(own.Settings, serve: false);
        await app.Services.GetRequiredService<MigrationGate>().Pass(CancellationToken.None);
        var runner = app.Services.GetRequiredService<Runner>();
        (await runner.Run(new CreateAccount("Camille Petit", "camille@example.org", "une phrase assez longue", true), Caller.System(), cancel: TestContext.Current.CancellationToken)).IsOk.ShouldBeTrue();
        var caller = new Caller { PersonId = Guid.Parse((string)(await own.Ask("""SELECT "Id" FROM "People" """))!), Door = Door.Page };
        await own.Ask("""CREATE TRIGGER full BEFORE INSERT ON "Businesses" WHEN new."Name" LIKE 'Full%' BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(at => Task.Run(() => Create(at % 10 == 5 ? $"Full {at}" : $"Room {at}")))).WaitAsync(TimeSpan.FromSeconds(60));

        answers.Where(answer => answer.Name.StartsWith("Full", StringComparison.Ordinal)).ShouldAllBe(answer => !answer.Acknowledged);
        (await Create("Room again")).Acknowledged.ShouldBeTrue();
        var there = (await runner.Run(new ListBusinesses(), caller, cancel: TestContext.Current.CancellationToken)).Value.Items.Select(business => business.Name).ToHashSet();
        there.ShouldBe(answers.Where(answer => answer.Acknowledged).Select(answer => answer.Name).Append("Room again"), ignoreOrder: true);

        async Task<(string Name, bool Acknowledged)> Create(string name)
        {
            try
            {
                return (name, (await runner.Run(new CreateBusiness(name), caller)).IsOk);
            }
            catch (Exception failure) when (failure is Microsoft.EntityFrameworkCore.DbUpdateException or Microsoft.Data.Sqlite.SqliteException or InvalidOperationException)
            {
                return (name, false);
            }
        }
    }
}
