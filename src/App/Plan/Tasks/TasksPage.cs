using Microsoft.AspNetCore.Components;
using Regie.Kernel;
using Regie.Shell.Kit;

namespace Regie.Plan;

/// <summary>
/// A view of all tasks of a project. It reads them once; afterwards it asks what changed and takes only that in. What comes by the log and what
/// was done here come the same way.
/// </summary>
public abstract class TasksPage : LivePage
{
    /// <summary>While a large plan changes all over, a fifth of the time goes into reading it.</summary>
    private const int RestsPerLoad = 4;

    private long _seq;
    private long _loadedAt;
    private TimeSpan _took;

    [Inject] private TimeProvider Time { get; set; } = default!;

    protected Answer<IReadOnlyList<TaskView>> Tasks { get; } = new();

    [CascadingParameter] public OpenProject Project { get; set; } = default!;

    /// <summary>What the filter shows; a gap is asked of the database, the rest is chosen from the tasks at hand.</summary>
    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }

    private TaskGap? Gap => TaskGaps.Of(State);

    protected override object LoadKey => (Project.Id, Gap);

    protected override void Forget() => Tasks.Forget();

    protected override bool Concerns(LiveNote note) => Project.Concerns(note) && note.Seq > _seq;

    protected override async Task Load()
    {
        var (from, gap) = (Time.GetTimestamp(), Gap);
        var start = await Changes(null);
        await AskAll(Tasks, cursor => new ListTasks { ProjectId = Project.Id, Without = gap, Limit = 200, Cursor = cursor });
        if (gap is null && start is { IsOk: true, Value.Seq: var seq } && Tasks.IsIn)
        {
            // Many pages are not one moment: what changed between them is asked for behind them.
            _seq = seq;
            await TakeIn();
        }

        _loadedAt = Time.GetTimestamp();
        _took = Time.GetElapsedTime(from);
    }

    protected override async Task LookAgain(bool heard)
    {
        // Whether a changed task still lacks what is asked for is the database's to say.
        if (Gap is null && Tasks.IsIn && await TakeIn())
        {
            return;
        }

        var rest = _took * RestsPerLoad - Time.GetElapsedTime(_loadedAt);
        if (heard && Tasks.IsIn && rest > TimeSpan.Zero)
        {
            LookLater(rest);
        }
        else
        {
            await Load();
        }
    }

    /// <summary>False where the list has to be read anew.</summary>
    private async Task<bool> TakeIn()
    {
        var of = Project.Id;
        if (await Changes(_seq) is not { } answer || of != Project.Id || Tasks.Value is not { } known)
        {
            return true;
        }

        if (!answer.IsOk)
        {
            Tasks.Take(answer.Problem);
            return true;
        }

        if (answer.Value.Seq < _seq)
        {
            return true; // overtaken by a later answer
        }

        if (known.With(answer.Value) is not { } merged)
        {
            return false;
        }

        _seq = answer.Value.Seq;
        if (!ReferenceEquals(merged, known))
        {
            Tasks.Put(merged);
        }

        return true;
    }

    /// <summary>Null when the person left meanwhile.</summary>
    private async Task<Result<TaskChanges>?> Changes(long? since)
    {
        try
        {
            return await Run.Now(new GetTaskChanges(Project.Id) { Since = since }, cancel: Gone);
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            return null;
        }
    }
}
