namespace Regie.Connect;

/// <summary>Where one field of the file went. Every leaf field of every file has one: nothing is dropped in silence.</summary>
/// <param name="Path">JSON path without indices (<c>cards[].due</c>), column (<c>Due Date</c>), or XML path (<c>Tasks/Task/Start</c>).</param>
/// <param name="Count">How many values stood there.</param>
/// <param name="Fate">Native field, custom field or kept as a raw value.</param>
/// <param name="Target">The native or custom field, such as <c>task.due</c>; null when raw.</param>
public sealed record FieldFate(string Path, long Count, Fate Fate, string? Target = null)
{
    /// <summary>As the API says it: <c>task.due</c>, <c>customField:Budget</c> or <c>raw</c>.</summary>
    public string Destination => Fate switch
    {
        Fate.Native => Target!,
        Fate.Custom => "customField:" + Target,
        _ => "raw",
    };
}

public enum Fate
{
    Native,
    Custom,
    Raw,
}
