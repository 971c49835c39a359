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

/// <summary>What the kernel notes about this database itself: by which program its wall and search index were built, whether the first world was told to its end.</summary>
public sealed class Mark
{
    /// <summary>By whose build the wall and the search index stand: written as the last thing of building them.</summary>
    public const string Shape = "shape";

    /// <summary><see cref="Begun"/> until the world of a first start is there to its end.</summary>
    public const string Seed = "seed";

    public const string Begun = "begun";
    public const string Done = "done";

    public string Name { get; set; } = "";
    public string Value { get; set; } = "";
}
