using Regie.Performance;

// A yardstick that runs in a process of its own.
if (args is [BareEf.Word, var kind, var project])
{
    await BareEf.Run(kind, project);
    return 0;
}

// One line for each benchmark; each lives in a file of its own beside this one.
Benchmark[] benchmarks =
[
    new("tasks", "one page of a list of 10,000 tasks over the API, beside bare EF", TasksBench.Measure),
    new("create", "durable tasks by sixteen clients, beside the disk", CreateBench.Measure),
    new("search", "words over 100,000 tasks, beside reading them all", SearchBench.Measure),
    new("import", "a Trello board of 50,000 cards and 200,000 comments, beside as many bare rows", ImportBench.Measure),
    new("page", "the first page in a cold browser, beside an empty one", PageBench.Measure),
    new("memory", "the server at rest, and a hundred people on a board", MemoryBench.Measure),
    new("views", "large board and timeline while scrolling, beside a plain page", ViewsBench.Measure),
    new("cpm", "the scheduling engine, beside a textbook critical path", () => Task.FromResult(CpmBench.Measure())),
    new("walls", "whether an id of another business is refused as fast as one nobody ever had", WallsBench.Measure),
    new("crash", "kill -9 while people write, import, start, migrate: nothing acknowledged is lost", CrashBench.Measure),
];

if (args is ["--list"])
{
    foreach (var known in benchmarks)
    {
        Console.WriteLine($"{known.Name,-14} {known.Says}");
    }

    return 0;
}

var unknown = args.Except(benchmarks.Select(known => known.Name), StringComparer.Ordinal).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"No benchmark is called {string.Join(", ", unknown)}; ./bench --list shows what there is.");
    return 2;
}

var figures = new List<Figure>();
foreach (var benchmark in benchmarks.Where(known => args.Length == 0 || args.Contains(known.Name, StringComparer.Ordinal)))
{
    Console.Error.WriteLine($"{benchmark.Name}: {benchmark.Says} …");
    try
    {
        figures.AddRange(await benchmark.Measure());
    }
#pragma warning disable CA1031 // One that broke is a line of the table that does not hold; the others are measured all the same.
    catch (Exception failure)
#pragma warning restore CA1031
    {
        Console.Error.WriteLine(failure);
        figures.Add(new Figure($"{benchmark.Name}: {failure.Message.ReplaceLineEndings(" ")}", "measured", "broke", Holds: false));
    }
}

FigureTable.Print(Console.Out, figures);
return figures.All(figure => figure.Holds) ? 0 : 1;
