namespace Regie.Ui;

/// <summary>What a colour means. A word or an icon always says the same.</summary>
public enum Tone
{
    /// <summary>Nothing to say.</summary>
    None,
    /// <summary>Good.</summary>
    Ok,
    /// <summary>Look soon.</summary>
    Warn,
    /// <summary>This costs you if you wait.</summary>
    Bad,
    /// <summary>A person must decide.</summary>
    Info,
    /// <summary>The product's own accent: a link between things, a choice that is on.</summary>
    Accent,
}

/// <summary>From a meaning to the class names of regie.css.</summary>
public static class Tones
{
    /// <summary>The class of a chip, a note or a bar: ok, warn, bad, info, acc or nothing.</summary>
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Ok => "ok",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        Tone.Info => "info",
        Tone.Accent => "acc",
        _ => "",
    };

    /// <summary>The class of a word in running text.</summary>
    public static string Word(this Tone tone) => tone switch
    {
        Tone.None => "",
        Tone.Accent => "is-accent",
        _ => $"is-{tone.Class()}",
    };

    /// <summary>One of the eight colours c1…c8, the same for the same key in every session and process.</summary>
    public static string ColourOf(string key)
    {
        var sum = 2166136261u; // FNV-1a: string.GetHashCode differs from start to start
        foreach (var c in key) sum = (sum ^ c) * 16777619u;
        return $"c{(sum >> 8) % 8 + 1}";
    }
}
