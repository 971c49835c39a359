namespace Regie.Ui;

/// <summary>One thing to choose, under a group where there are many.</summary>
public sealed record Choice<T>(T Value, string Label, string? Group = null);
