namespace Regie.Ui;

/// <summary>A group of the command box: "Go to", "Do", "Tasks".</summary>
public sealed record CommandGroup(string Title, IReadOnlyList<CommandItem> Items);

/// <summary>One thing to go to or to do. <paramref name="Id"/> is the caller's.</summary>
public sealed record CommandItem(string Id, string Title, string? Note = null, string Icon = "arrow-right", string? Keys = null);
