namespace Regie.Kernel;

/// <summary>Work for later, committed with the state that asked for it; claimed by one node at a time under a lease.</summary>
public sealed class Job
{
    public Guid Id { get; set; }
    public string Kind { get; set; } = "";
    public Guid? BusinessId { get; set; }
    public string Payload { get; set; } = "{}";
    public DateTimeOffset DueAt { get; set; }

    /// <summary>Begun so often; while it runs, also its fence: only the last attempt begun may say what came of it.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>When it was done, or given up: then <see cref="LastError"/> says why.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>Carries out jobs of one kind. May reach the outside world; changes state through the Runner only.</summary>
public interface IJobHandler
{
    string Kind { get; }

    Task Run(Job job, CancellationToken cancel);
}
