namespace Regie.Ui;

/// <summary>One tab: an address of its own, because the URL says it all.</summary>
public sealed record TabItem(string Href, string Label, int? Count = null);
