using System.Globalization;
using System.Text.Json;
using Regie.Kernel;

namespace Regie.Connect;

/// <summary>Carries out a confirmed import as the person who confirmed it. Killed in the middle, it left nothing, and is tried again.</summary>
internal sealed class ImportJob(Runner runner) : IJobHandler
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

        var result = await runner.Run(new CarryOutImport(order.ImportId), caller, cancel: cancel);
        if (result.Problem is { } problem)
        {
            await runner.Run(new FailImport(order.ImportId, problem.Code), caller, cancel: cancel);
        }
    }
}
