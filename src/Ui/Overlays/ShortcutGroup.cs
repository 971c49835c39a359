namespace Regie.Ui;

/// <summary>Shortcuts of one place, for the map that `?` opens. Keys as they stand on the keyboard: "Ctrl K", "J".</summary>
public sealed record ShortcutGroup(string Title, IReadOnlyList<(string Keys, string What)> Shortcuts);
