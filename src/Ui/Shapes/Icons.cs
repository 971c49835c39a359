using System.Collections.Frozen;

namespace Regie.Ui;

/// <summary>Every icon as one path on a 16 × 16 grid, drawn as a line: no font, no library, no markup to trust.</summary>
public static class Icons
{
    /// <summary>The path of an icon.</summary>
    /// <exception cref="ArgumentException">No icon has this name.</exception>
    public static string Shape(string name) => Shapes.TryGetValue(name, out var shape) ? shape : throw new ArgumentException($"There is no icon “{name}”.", nameof(name));

    /// <summary>All names, for the gallery and the tests.</summary>
    public static IEnumerable<string> Names => Shapes.Keys.Order(StringComparer.Ordinal);

    static string Circle(double x, double y, double r) => FormattableString.Invariant($"M{x - r:0.##} {y:0.##}a{r:0.##} {r:0.##} 0 1 0 {2 * r:0.##} 0a{r:0.##} {r:0.##} 0 1 0 {-2 * r:0.##} 0");

    static string Box(double x, double y, double w, double h, double r = 1.2) => FormattableString.Invariant(
        $"M{x + r:0.##} {y:0.##}h{w - 2 * r:0.##}a{r:0.##} {r:0.##} 0 0 1 {r:0.##} {r:0.##}v{h - 2 * r:0.##}a{r:0.##} {r:0.##} 0 0 1 {-r:0.##} {r:0.##}h{-(w - 2 * r):0.##}a{r:0.##} {r:0.##} 0 0 1 {-r:0.##} {-r:0.##}v{-(h - 2 * r):0.##}a{r:0.##} {r:0.##} 0 0 1 {r:0.##} {-r:0.##}");

    static readonly FrozenDictionary<string, string> Shapes = new Dictionary<string, string>
    {
        // places
        ["today"] = Circle(8, 8, 3) + "M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M13 3l-1.4 1.4M4.4 11.6 3 13",
        ["inbox"] = "M2 9.2 4 3.5h8l2 5.7V13H2zM2 9.2h3.5c0 1.3 1 2.2 2.5 2.2s2.5-.9 2.5-2.2H14",
        ["work"] = "m2.2 4.2 1.3 1.3 2.2-2.4M2.2 10.4l1.3 1.3 2.2-2.4M8 4.5h6M8 10.7h6",
        ["star"] = "m8 2 1.8 3.8 4.1.5-3 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1-3-2.9 4.1-.5z",
        ["folder"] = "M1.8 4.2c0-.6.4-1 1-1h3.4l1.4 1.6h5.6c.6 0 1 .4 1 1v6c0 .6-.4 1-1 1H2.8c-.6 0-1-.4-1-1z",
        ["calendar"] = Box(2, 3, 12, 11) + "M2 6.5h12M5.2 1.6v2.6M10.8 1.6v2.6",
        ["workload"] = "M2 13V8.5M6 13V4M10 13V6.5M14 13V2.5",
        ["portfolio"] = "M2 3.5h5M4 7h7M6 10.5h8M3 14h4",
        ["risk"] = "M8 2 14.5 13.5h-13zM8 6.5v3M8 11.6v.2",
        ["document"] = "M4 1.8h5.5L12.5 5v9.2H4zM6 7.5h4.5M6 10.2h4.5",
        ["send"] = "m14 2-6 12-2-5.5L1 6.5z",
        ["comment"] = "M2 3h12v8H7l-3 2.6V11H2z",
        ["hand"] = "M2 9.5 5 6.5l2.5 2 2-2L14 10M2 5h3.5M10.5 5H14M5 12l1.5 1.5L9 12",
        ["kpi"] = "M2 13V3M2 13h12M4.5 10.5 7.5 7l2.3 2 3.7-4.5",
        ["data"] = "M2.5 4a5.5 2 0 1 0 11 0a5.5 2 0 1 0-11 0M2.5 4v8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2V4M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2",
        ["pen"] = "m10.5 2.8 2.7 2.7-7.6 7.6-3.4.7.7-3.4z",
        ["mail"] = Box(1.8, 3.2, 12.4, 9.6) + "M2 4.5l6 4.2 6-4.2",
        ["search"] = Circle(7, 7, 4.6) + "M10.4 10.4l3.8 3.8",
        ["flow"] = Box(1.8, 2, 5, 4, 1) + Box(9.2, 10, 5, 4, 1) + "M4.3 6v4.2c0 1 .8 1.8 1.8 1.8h3",
        ["plug"] = "M5.5 2v4M10.5 2v4M3.5 6h9v2.2A4.5 4.5 0 0 1 8 12.6a4.5 4.5 0 0 1-4.5-4.4zM8 12.6V15",
        ["goal"] = Circle(8, 8, 6) + Circle(8, 8, 2.6),
        ["scale"] = "M8 2v11M4 13h8M3 4.5h10M3 4.5 1.2 9h3.6zM13 4.5 11.2 9h3.6z",
        ["people"] = Circle(5.6, 5.4, 2.5) + "M1.2 13.6c0-2.6 2-4.2 4.4-4.2s4.4 1.6 4.4 4.2M10.6 3.2a2.4 2.4 0 0 1 0 4.5M11.7 9.7c1.9.4 3.1 1.8 3.1 3.9",
        ["person"] = Circle(8, 5.2, 2.8) + "M2.8 14c0-2.9 2.3-4.7 5.2-4.7s5.2 1.8 5.2 4.7",
        ["business"] = "M2 14h12M3.2 14V3.2h6V14M9.2 6.5h3.6V14M5.2 5.8h2M5.2 8.4h2M5.2 11h2",
        ["settings"] = Circle(8, 8, 2.1) + "M8 1.6v2M8 12.4v2M1.6 8h2M12.4 8h2M3.5 3.5l1.4 1.4M11.1 11.1l1.4 1.4M12.5 3.5l-1.4 1.4M4.9 11.1l-1.4 1.4",
        ["shield"] = "M8 1.8 13 3.6v4.2c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4V3.6z",
        ["key"] = Circle(5, 11, 2.8) + "M7 9l6.5-6.5M11 5l2 2M9.2 6.8l1.4 1.4",
        ["history"] = "M2.6 8a5.5 5.5 0 1 0 1.7-4L2.4 5.8M2.4 2.6v3.2h3.2M8 5v3.2l2.2 1.4",
        ["audit"] = Box(2.5, 2, 11, 12) + "M5 5.4h6M5 8h6M5 10.6h3.5",
        // views
        ["board"] = Box(2, 2.5, 3.3, 11, .8) + Box(6.4, 2.5, 3.3, 7.5, .8) + Box(10.8, 2.5, 3.3, 9.5, .8),
        ["table"] = Box(2, 2.8, 12, 10.4) + "M2 6.4h12M2 9.8h12M6.2 6.4v6.8",
        ["timeline"] = "M2 3.6h6M5 8h7M8 12.4h6",
        ["baseline"] = "M2 4h8M4 7.2h9M2 11h7M2 13.6h7",
        ["forecast"] = "M2 13c3 0 3.5-9 6-9s3 9 6 9M8 4v9",
        ["list"] = "M5.5 4h8.5M5.5 8h8.5M5.5 12h8.5M2.2 4h.4M2.2 8h.4M2.2 12h.4",
        // actions
        ["add"] = "M8 3v10M3 8h10",
        ["add-circle"] = Circle(8, 8, 6.4) + "M8 5v6M5 8h6",
        ["close"] = "m4 4 8 8M12 4l-8 8",
        ["check"] = "m3 8.4 3.2 3.2L13 4.8",
        ["down"] = "m4 6 4 4 4-4",
        ["up"] = "m4 10 4-4 4 4",
        ["right"] = "m6 4 4 4-4 4",
        ["left"] = "m10 4-4 4 4 4",
        ["arrow-right"] = "M2.5 8h11M9.5 4l4 4-4 4",
        ["sort"] = "m5 6 3-3 3 3M5 10l3 3 3-3",
        ["more"] = Circle(3.4, 8, .55) + Circle(8, 8, .55) + Circle(12.6, 8, .55),
        ["menu"] = "M2 5h12M2 11h12",
        ["filter"] = "M2 3.2h12L9.4 8.6v4.2l-2.8 1.4V8.6z",
        ["edit"] = "m10.5 2.8 2.7 2.7-7.6 7.6-3.4.7.7-3.4zM9 4.3 11.7 7",
        ["trash"] = "M2.6 4.2h10.8M6 4.2V2.4h4v1.8M4 4.2l.6 9.4h6.8l.6-9.4M6.8 6.8v4.4M9.2 6.8v4.4",
        ["copy"] = Box(5.4, 5.4, 8.2, 8.2) + "M3.6 10.6h-.2a1 1 0 0 1-1-1V3.4a1 1 0 0 1 1-1h6.2a1 1 0 0 1 1 1v.2",
        ["link"] = "M6.8 9.2 9.2 6.8M7.2 4.8 9 3a2.6 2.6 0 0 1 3.8 3.8l-1.9 1.9M8.8 11.2 7 13a2.6 2.6 0 0 1-3.8-3.8l1.9-1.9",
        ["attach"] = "m13 7.4-5.4 5.4a3.2 3.2 0 0 1-4.5-4.5l5.8-5.8a2.1 2.1 0 0 1 3 3l-5.8 5.7a1 1 0 0 1-1.5-1.5l5.3-5.2",
        ["upload"] = "M8 10.5V2.6M4.8 5.6 8 2.4l3.2 3.2M2.4 10.4v3.2h11.2v-3.2",
        ["download"] = "M8 2.4v8M4.8 7.4 8 10.6l3.2-3.2M2.4 10.6v3h11.2v-3",
        ["undo"] = "M5.4 3 2.4 6l3 3M2.6 6h6.6a4 4 0 0 1 0 8H6",
        ["repeat"] = "M3 7.4a4 4 0 0 1 4-3.4h6M10.6 1.6 13 4l-2.4 2.4M13 8.6a4 4 0 0 1-4 3.4H3M5.4 14.4 3 12l2.4-2.4",
        ["refresh"] = "M13.4 8a5.4 5.4 0 1 1-1.6-3.8L13.6 6M13.6 2.6V6h-3.4",
        ["external"] = "M6.4 3.4H3v9.6h9.6V9.6M9.2 2.6h4.2v4.2M13.2 2.8 7.6 8.4",
        ["print"] = "M4.4 6V2.2h7.2V6M4.4 11.6H2.2V6h11.6v5.6h-2.2M4.4 9.4h7.2v4.4H4.4z",
        ["share"] = Circle(4, 8, 1.8) + Circle(12, 3.8, 1.8) + Circle(12, 12.2, 1.8) + "M5.6 7.2l4.8-2.6M5.6 8.8l4.8 2.6",
        ["archive"] = "M2 3h12v3H2zM3 6v7.4h10V6M6.4 8.8h3.2",
        ["eye"] = "M1.4 8S3.8 3.6 8 3.6 14.6 8 14.6 8 12.2 12.4 8 12.4 1.4 8 1.4 8z" + Circle(8, 8, 1.9),
        ["hide"] = "M1.4 8S3.8 3.6 8 3.6 14.6 8 14.6 8 12.2 12.4 8 12.4 1.4 8 1.4 8zM3 13.4 13 2.6",
        ["sign-out"] = "M6.2 2.6H2.8v10.8h3.4M6.4 8h7.2M10.6 5l3 3-3 3",
        ["command"] = Box(2, 3, 12, 10) + "M4.6 6.4 6.6 8l-2 1.6M8.4 10h3",
        ["keyboard"] = Box(1.6, 4, 12.8, 8) + "M4 6.8h.2M6.6 6.8h.2M9.2 6.8h.2M11.8 6.8h.2M5 9.4h6",
        ["globe"] = Circle(8, 8, 6) + "M2 8h12M8 2c2 1.8 2.6 3.9 2.6 6S10 12.2 8 14c-2-1.8-2.6-3.9-2.6-6S6 3.8 8 2",
        ["moon"] = "M13.4 9.8A5.8 5.8 0 0 1 6.2 2.6a5.8 5.8 0 1 0 7.2 7.2z",
        ["drag"] = "M6 3.6v.2M10 3.6v.2M6 8v.2M10 8v.2M6 12.4v.2M10 12.4v.2",
        // signs
        ["bell"] = "M4 11V7a4 4 0 0 1 8 0v4l1.3 1.6H2.7zM6.6 14h2.8",
        ["clock"] = Circle(8, 8, 6) + "M8 4.6V8l2.4 1.6",
        ["bolt"] = "M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z",
        ["info"] = Circle(8, 8, 6) + "M8 7.4v3.6M8 4.9v.2",
        ["question"] = Circle(8, 8, 6) + "M6.2 6.3c0-1 .8-1.7 1.8-1.7s1.8.7 1.8 1.7c0 1.3-1.8 1.4-1.8 2.7M8 11.1v.2",
        ["lock"] = Box(3.2, 7, 9.6, 7) + "M5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7",
        ["flag"] = "M3.4 14.4V2.2M3.4 2.8h8.8l-2 3 2 3H3.4",
        ["milestone"] = "M8 2l6 6-6 6-6-6z",
        ["subtask"] = "M3 2.6v6.6a1.4 1.4 0 0 0 1.4 1.4h3" + Box(8.4, 8.4, 5.2, 4.4, 1),
        ["label"] = "M2 2.6h5.4L14 9.2 9.2 14 2.6 7.4zM5 5.4v.2",
        ["money"] = Circle(8, 8, 6) + "M10.2 5.6A3 3 0 1 0 10.2 10.4M4.6 7.2h3.8M4.6 8.8h3.8",
    }.ToFrozenDictionary();
}
