namespace Regie.Ui;

/// <summary>A value and what it belongs to: a day, a week, a class of a histogram.</summary>
/// <param name="Strong">Drawn in the accent; the others in grey. All are when none is.</param>
public sealed record TrendPoint(string Label, double Value, bool Strong = false);

/// <summary>A line across the chart at a point, with what it means below.</summary>
public sealed record TrendMark(int At, string Label, bool Expected = false);
