using System.Globalization;
using System.Text.Json;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Connect;

/// <summary>
/// Carries out a confirmed import as the person who confirmed it. Killed in the middle, it left nothing, and is tried again; stopped by a person, it left nothing,
/// and stays so.
/// </summary>
internal sealed class ImportJob(Runner runner, ImportProgress progress, Database database, TimeProvider clock) : IJobHandler
{
    public const string Name = "connect.import";
    private const int MostAttempts = 3;

    public sealed record Order(Guid ImportId, Guid PersonId, string Culture, string? TimeZone);

    public string Kind => Name;

    public async Task Run(Job job, CancellationToken cancel)
    {
        var order = JsonSerializer.Deserialize<Order>(job.Payload, Json.Options)!;
        var caller = new Caller { PersonId = order.PersonId, Door = Door.Inside, Culture = CultureInfo.GetCultureInfo(order.Culture), TimeZone = order.TimeZone };
        if (job.Attempts > MostAttempts)
        {
            await runner.Run(new FailImport(order.ImportId, "connect.import.broken"), caller, cancel: cancel);
            return;
        }

        using var mine = progress.Begin(order.ImportId, cancel);
        var listening = Listen(order.ImportId, caller, mine);
        try
        {
            var result = await runner.Run(new CarryOutImport(order.ImportId), caller, cancel: mine.Token);
            if (result.Problem is { } problem)
            {
                await runner.Run(new FailImport(order.ImportId, problem.Code), caller, cancel: cancel);
            }
        }
#pragma warning disable CA1031 // However the database says that it was interrupted: a person stopped the import, and its transaction is undone.
        catch (Exception) when (mine.IsCancellationRequested && !cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await runner.Run(new CancelImport(order.ImportId), caller, cancel: cancel);
        }
        finally
        {
            progress.Ended(order.ImportId);
            await mine.CancelAsync();
            await listening;
        }
    }

    // Where several nodes share a database, the word to stop may have been said to another one: the row tells.
    private async Task Listen(Guid importId, Caller caller, CancellationTokenSource mine)
    {
        if (database.IsSqlite)
        {
            return;
        }

        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock, mine.Token);
                if (await runner.Run(new GetImport(importId), caller, cancel: mine.Token) is { IsOk: true, Value.State: ImportState.Cancelled })
                {
                    await mine.CancelAsync();
                }
            }
        }
#pragma warning disable CA1031 // Looking is a courtesy: the import itself finds out at its end.
        catch (Exception)
#pragma warning restore CA1031
        {
            // It has ended, or the database is away for a moment.
        }
    }
}
