using System.Diagnostics;
using Regie.Kernel;

namespace Regie.Performance;

/// <summary>
/// Kills the application without warning, again and again, while eight people and an import write; every fourth time also while it starts. After each kill it must start by itself,
/// hold every write that it acknowledged, answer a repeated request without doing it twice, and its log must tell the same story as its tables. On PostgreSQL the database server is
/// stopped without warning too, under the running application. First starts are killed while they migrate and tell the demo world.
/// <c>REGIE_BENCH_ROUNDS</c> sets the number of rounds (50).
/// </summary>
public static class CrashBench
{
    private const int People = 8;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("REGIE_BENCH_ROUNDS"), out var rounds) ? rounds : 50;

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        var figures = new List<Figure>();
        foreach (var kind in Installation.Kinds)
        {
            figures.AddRange(await Kill(kind));
            Console.Error.WriteLine($"  {kind}: first starts");
            figures.AddRange(await FirstStarts.Kill(kind, Math.Max(2, Rounds / 5)));
        }

        return figures;
    }

    private static async Task<IEnumerable<Figure>> Kill(DatabaseKind kind)
    {
        await using var installation = await Installation.Make(kind);
        var planted = await Planted.Plant(installation, 0);
        var random = new Random(20261123);
        var tally = new CrashTally();
        var people = Enumerable.Range(0, People).Select(at => new CrashWriter(at, planted, random.Next(), tally)).ToList();
        var imports = new CrashImports(planted, tally);
        for (var round = 1; round <= Rounds; round++)
        {
            var server = kind == DatabaseKind.Postgres && round % 5 == 0 ? PostgresServer.Own : null;
            await Round(installation, people, imports, tally, random, server, round);
            if (round % 5 == 0)
            {
                Console.Error.WriteLine($"  {installation.Name}: {round} of {Rounds} rounds, {tally.Acknowledged} writes acknowledged, {tally.Faults.Count} faults");
            }
        }

        await using (var app = await installation.Serve())
        {
            using var http = Clients.Api(app.Address, planted.Token);
            await imports.Finish(http);
        }

        await Check(installation, planted, tally);
        foreach (var fault in tally.Faults.Take(20))
        {
            Console.Error.WriteLine($"  {installation.Name}: {fault}");
        }

        var lost = tally.Faults.Count(fault => fault.Kind == FaultKind.Lost);
        return
        [
            Figure.AtLeast($"kill -9 while {People} write and import, {installation.Name}, rounds survived", Rounds, tally.Survived, "rounds"),
            Figure.AtMost($"acknowledged writes lost, of {tally.Acknowledged:#,0}, {installation.Name}", 0, lost, "writes"),
            Figure.AtMost($"repeated requests done twice or refused, of {tally.Repeated:#,0}, {installation.Name}", 0, tally.Faults.Count(fault => fault.Kind == FaultKind.Repeated), "requests"),
            Figure.AtMost($"events and state that differ, {installation.Name}", 0, tally.Faults.Count(fault => fault.Kind == FaultKind.Story), "differences"),
            Figure.AtMost($"longest start after a kill, {installation.Name}", 10, tally.LongestStart.TotalSeconds, "s"),
        ];
    }

    private static async Task Round(Installation installation, List<CrashWriter> people, CrashImports imports, CrashTally tally, Random random, PostgresServer? server, int round)
    {
        if (round % 4 == 0)
        {
            await installation.KillWhileStarting(TimeSpan.FromMilliseconds(random.Next(50, 1800)));
        }

        var clock = Stopwatch.StartNew();
        await using var app = await installation.Serve();
        tally.Started(clock.Elapsed);
        using var http = Clients.Api(app.Address, people[0].Token);
        await Task.WhenAll(people.Select(person => person.Look(http)));
        await imports.Look(http);
        if (round % 10 == 0)
        {
            await Check(installation, people[0].Planted, tally);
        }

        using var stop = new CancellationTokenSource();
        var writing = people.Select(person => person.Write(http, stop.Token)).Append(round % 5 == 2 ? imports.Begin(http) : Task.CompletedTask).ToList();
        await tally.Acknowledges(random.Next(4, 120), TimeSpan.FromSeconds(15));
        if (server is null)
        {
            await app.Kill();
        }
        else
        {
            // The application lives on without its database, and finds it again.
            await server.StopAtOnce();
            await stop.CancelAsync();
            await Task.WhenAll(writing);
            await server.Start();
            await app.ReadyAgain();
            await Task.WhenAll(people.Select(person => person.Look(http)));
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        tally.Survived++;
    }

    private static Task Check(Installation installation, Planted planted, CrashTally tally) => installation.Inside(async app =>
    {
        await new CrashCheck(app, planted, tally).Run();
        return true;
    });
}

internal enum FaultKind { Lost, Repeated, Story }

internal sealed record Fault(FaultKind Kind, string Says)
{
    public override string ToString() => $"{Kind}: {Says}";
}

/// <summary>What was seen over all rounds.</summary>
internal sealed class CrashTally
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];
    private int _acknowledged;
    private int _repeated;

    public int Survived { get; set; }
    public TimeSpan LongestStart { get; private set; }
    public int Acknowledged => _acknowledged;
    public int Repeated => _repeated;
    public IReadOnlyList<Fault> Faults => _faults;

    public void Started(TimeSpan took) => LongestStart = took > LongestStart ? took : LongestStart;

    public void Acknowledge() => Interlocked.Increment(ref _acknowledged);

    /// <summary>Waits until so many more writes were acknowledged: on any machine the kill comes in the middle of work.</summary>
    public async Task Acknowledges(int more, TimeSpan patience)
    {
        var (until, clock) = (_acknowledged + more, Stopwatch.StartNew());
        while (_acknowledged < until && clock.Elapsed < patience)
        {
            await Task.Delay(5);
        }
    }

    public void Repeat() => Interlocked.Increment(ref _repeated);

    public void Note(FaultKind kind, string says)
    {
        lock (_lock)
        {
            _faults.Add(new Fault(kind, says));
        }
    }
}
