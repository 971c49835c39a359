namespace Regie.Connect;

/// <summary>Something an import made, changed, or that hangs on what it made, and that people worked on since.</summary>
/// <param name="Kind"><c>task</c>, <c>project</c>, <c>section</c>, <c>status</c>, <c>label</c>, <c>customField</c>, <c>comment</c> (on the project), <c>baseline</c> or <c>report</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Changes">
/// What people did: <c>fields</c>, <c>comments</c>, <c>attachments</c>, <c>checklist</c>, <c>time</c>, <c>links</c>, <c>labels</c>, <c>people</c> on a task; else <c>changed</c> or <c>added</c>.
/// </param>
public sealed record EditedSince(string Kind, Guid Id, int? Number, string Title, IReadOnlyList<string> Changes)
{
    public Guid? TaskId => Kind == "task" ? Id : null;
}
