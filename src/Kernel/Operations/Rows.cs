namespace Regie.Kernel;

/// <summary>Who ran which command on what, through which door; written with the command.</summary>
public sealed class AuditRow
{
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid? PersonId { get; set; }
    public Guid? TokenId { get; set; }
    public Door Door { get; set; }
    public string Operation { get; set; } = "";
    public Guid? BusinessId { get; set; }
    public Guid? SubjectId { get; set; }
}

/// <summary>The remembered answer to a repeatable request; kept 72 hours.</summary>
public sealed class IdempotencyKey
{
    /// <summary>Token or person.</summary>
    public Guid Actor { get; set; }

    public string Operation { get; set; } = "";
    public string Key { get; set; } = "";
    public string Fingerprint { get; set; } = "";

    /// <summary>The answer as JSON: a value, or a problem.</summary>
    public string? Answer { get; set; }

    public bool IsProblem { get; set; }
    public DateTimeOffset At { get; set; }
}
