using System.Globalization;

namespace Regie.Ui;

/// <summary>The outlines of a timeline's marks, as SVG path data.</summary>
static class TimelinePaths
{
    /// <summary>A bracket over the children of a summary.</summary>
    public static string Bracket(double x, double y, double width) => width < 12
        ? F($"M{x:0.#} {y + 9:0.#}h{width:0.#}v4h{-width:0.#}z")
        : F($"M{x:0.#} {y + 9:0.#}h{width:0.#}v9l-5-4h{-(width - 10):0.#}l-5 4z");

    /// <summary>A diamond around a point.</summary>
    public static string Diamond(double centre, double y) => F($"M{centre:0.#} {y + 7:0.#}l8 8-8 8-8-8z");

    /// <summary>A link with elbows between the ends of two bars, whose middles are at <paramref name="y1"/> and <paramref name="y2"/>.</summary>
    public static string Link(TimelineLinkKind kind, double x1, double y1, double x2, double y2)
    {
        var between = y2 > y1 ? y2 - TimelineScale.Row / 2.0 + 2 : y2 + TimelineScale.Row / 2.0;
        return kind switch
        {
            TimelineLinkKind.FinishToStart => F($"M{x1:0.#} {y1:0.#}h4V{between:0.#}H{x2 - 5:0.#}V{y2:0.#}h4"),
            TimelineLinkKind.StartToStart => F($"M{x1:0.#} {y1:0.#}H{Math.Min(x1, x2) - 7:0.#}V{y2:0.#}H{x2 - 1:0.#}"),
            TimelineLinkKind.FinishToFinish => F($"M{x1:0.#} {y1:0.#}H{Math.Max(x1, x2) + 7:0.#}V{y2:0.#}H{x2 + 1:0.#}"),
            _ => F($"M{x1:0.#} {y1:0.#}h-4V{between:0.#}H{x2 + 5:0.#}V{y2:0.#}h-4"),
        };
    }

    /// <summary>The head of a link, at the bar it points to.</summary>
    public static string Head(TimelineLinkKind kind, double x, double y) => kind is TimelineLinkKind.FinishToStart or TimelineLinkKind.StartToStart
        ? F($"M{x - 4:0.#} {y - 3:0.#}l4 3-4 3z")
        : F($"M{x + 4:0.#} {y - 3:0.#}l-4 3 4 3z");

    static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
