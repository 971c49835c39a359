namespace Regie.Tests;

/// <summary>How somebody looks at a page: size, theme and language.</summary>
public sealed record Viewing(int Width, int Height, bool Dark = false, string Locale = "en-GB")
{
    public static readonly Viewing Desktop = new(1440, 900);
    public static readonly Viewing Phone = new(390, 844);
}
