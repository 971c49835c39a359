using Regie.Ui;

namespace Regie.Plan;

/// <summary>Whom a task of a project can be given to, for choosing.</summary>
internal static class People
{
    public static async Task<IReadOnlyList<Choice<Guid?>>> Choices(Shell.Run run, OpenProject project, CancellationToken cancel)
    {
        var found = await run.Now(new ListPeople(project.View.BusinessId), cancel: cancel);
        return found.IsOk ? [.. found.Value.Items.OrderBy(person => person.IsPlaceholder).ThenBy(person => person.Name, StringComparer.CurrentCulture).Select(person => new Choice<Guid?>(person.Id, person.Name))] : [];
    }
}
