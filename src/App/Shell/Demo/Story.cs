using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Shell.Demo;

/// <summary>
/// Plays what people did, in order of time, through the same operations as everybody. Days count from the Monday the story is anchored to;
/// times are those of Paris.
/// </summary>
internal sealed class Story(IServiceProvider services, ScriptedClock clock, DateOnly monday, bool french, IReadOnlyDictionary<string, Guid> people,
    IReadOnlyDictionary<string, string> names)
{
    internal static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private readonly Runner _runner = services.GetRequiredService<Runner>();
    private readonly PriorityQueue<(string Who, Func<CancellationToken, Task> Do), (DateTime At, int Order)> _script = new();
    private int _order;
    private Caller _caller = Caller.Anonymous;

    /// <summary>What has been made so far, by the key the story gave it.</summary>
    public Dictionary<string, Guid> Ids { get; } = [];

    public Guid PersonId(string key) => people[key];

    public DateOnly Day(int day) => monday.AddDays(day);

    /// <summary>The same thing said in the language of this world.</summary>
    public string Say(string english, string inFrench) => french ? inFrench : english;

    /// <summary>The same, where there is something to say.</summary>
    public string? Say((string English, string French)? both) => both is { } said ? Say(said.English, said.French) : null;

    /// <summary><c>@{marc}</c> becomes a mention of that person.</summary>
    public string Mentioning(string text)
    {
        foreach (var (key, id) in people)
        {
            text = text.Replace($"@{{{key}}}", $"@[{names[key]}]({id})", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Somebody did something on a day at a time.</summary>
    public void At(int day, string time, string who, Func<CancellationToken, Task> what) =>
        _script.Enqueue((who, what), (monday.AddDays(day).ToDateTime(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), _order++));

    /// <summary>Runs an operation as whoever is acting now. A refusal means that the story itself is wrong.</summary>
    public async Task<T> Run<T>(IOperation<T> operation, CancellationToken cancel)
    {
        var result = await _runner.Run(operation, _caller, cancel: cancel);
        return result.IsOk ? result.Value : throw new InvalidOperationException(
            $"The demo world's {operation.GetType().Name} was refused: {result.Problem.Code} {string.Join(", ", result.Problem.Errors?.Keys ?? [])}");
    }

    /// <summary>Sends a text file as a page does; answers what an operation takes.</summary>
    public async Task<FileRef> Send(string name, string text, CancellationToken cancel)
    {
        await using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var sent = await services.GetRequiredService<Uploading>().Take(_caller.PersonId!.Value, name, "text/plain", bytes, cancel);
        return sent.IsOk ? new FileRef(sent.Value.Id) : throw new InvalidOperationException($"The demo world's {name} was refused: {sent.Problem.Code}");
    }

    /// <summary>Does what has been left to be done: on this stage nobody else would.</summary>
    public async Task RunJobs(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<RegieDb>().Jobs.AsNoTracking().Where(job => job.DoneAt == null).OrderBy(job => job.DueAt).ToListAsync(cancel);
        foreach (var job in due)
        {
            job.Attempts = 1;
            await scope.ServiceProvider.GetServices<IJobHandler>().Single(handler => handler.Kind == job.Kind).Run(job, cancel);
            await services.GetRequiredService<SideWrite>().Run(db => db.Jobs.Where(row => row.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, clock.GetUtcNow()).SetProperty(row => row.Attempts, 1), cancel), cancel);
        }
    }

    /// <summary>Plays what happened up to a moment: what lies after it, on the morning of the story's Monday, has not happened yet.</summary>
    public async Task Play(DateTimeOffset until, CancellationToken cancel)
    {
        while (_script.TryDequeue(out var step, out var when) && Instant(when.At) is var at && at <= until)
        {
            clock.MoveTo(at);
            _caller = new Caller { PersonId = people[step.Who], Door = Door.Page, Culture = PageLanguages.Of(french ? "fr" : "en") };
            await step.Do(cancel);
        }
    }

    /// <summary>The hour that a change of clocks skips does not exist: the story goes on an hour later.</summary>
    internal static DateTimeOffset Instant(DateTime wallClock)
    {
        var real = Paris.IsInvalidTime(wallClock) ? wallClock.AddHours(1) : wallClock;
        return new DateTimeOffset(real, Paris.GetUtcOffset(real)).ToUniversalTime();
    }
}
