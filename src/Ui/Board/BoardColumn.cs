namespace Regie.Ui;

/// <summary>A column of a <see cref="Board{TCard}"/>. The limit is said, never enforced: people are.</summary>
/// <param name="Total">How many cards it holds in all, where not all are given.</param>
public sealed record BoardColumn(Guid Id, string Title, int? Limit = null, bool Done = false, int? Total = null);

/// <summary>A card was put down: into which column, and before which card (null: at its end).</summary>
public sealed record BoardMove(Guid Card, Guid From, Guid To, Guid? Before);
