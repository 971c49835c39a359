using Regie.Kernel;

namespace Regie.Plan;

/// <summary>One bringing-in of a file: from the preview to, perhaps, its undoing.</summary>
public sealed class Import : IOwned, IVersioned
{
    public Guid Id { get; set; }
    public Guid BusinessId { get; set; }

    /// <summary>The project it made or brought up to date; null until it is confirmed.</summary>
    public Guid? ProjectId { get; set; }

    /// <summary><c>trello</c>, <c>asana</c>, <c>monday</c>, <c>msproject</c> or <c>table</c>.</summary>
    public string Source { get; set; } = "";

    /// <summary>Which thing of that source: the board, the project.</summary>
    public string Connection { get; set; } = "";

    public string FileName { get; set; } = "";

    /// <summary>The file itself, kept for as long as the import can still be confirmed or explained.</summary>
    public Guid? FileId { get; set; }

    /// <summary>SHA-256 of the file.</summary>
    public string FileHash { get; set; } = "";

    public ImportState State { get; set; }

    /// <summary>JSON: what the person confirmed of columns, lists, people.</summary>
    public string Mapping { get; set; } = "{}";

    /// <summary>JSON: the table of kinds, as foreseen and as done.</summary>
    public string Counts { get; set; } = "{}";

    /// <summary>JSON: where each field went, and the warnings.</summary>
    public string Report { get; set; } = "{}";

    /// <summary>0 to 100.</summary>
    public int Progress { get; set; }

    public string? Problem { get; set; }

    /// <summary>It made the project, so that undoing it removes the project as well.</summary>
    public bool MadeProject { get; set; }

    public Guid? ById { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
    public int Version { get; set; }
}

public enum ImportState { Previewed, Running, Done, Failed, Undone, Cancelled }
