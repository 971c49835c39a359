namespace Regie.Ui;

/// <summary>What a <see cref="Field"/> tells the input inside it, so that label, hint and error belong to it.</summary>
public sealed record FieldIds(string Id, string? Describes, bool Invalid, bool Required);

/// <summary>Names for elements that must find each other on the page.</summary>
static class ElementId
{
    static long last;

    public static string Next(string kind) => $"{kind}{Interlocked.Increment(ref last)}";
}
