using Regie.Kernel;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>Whom a task of a project can be given to, for choosing.</summary>
internal static class People
{
    public static async Task<IReadOnlyList<Choice<Guid?>>> Choices(Shell.Run run, OpenProject project, CancellationToken cancel)
    {
        var found = await All(query => run.Now(query, cancel: cancel), project.View.BusinessId);
        return [.. found.OrderBy(person => person.IsPlaceholder).ThenBy(person => person.Name, StringComparer.CurrentCulture).Select(person => new Choice<Guid?>(person.Id, person.Name))];
    }

    /// <summary>The list to its end; empty where it may not be read.</summary>
    public static async Task<IReadOnlyList<PersonRef>> All(Func<ListPeople, Task<Result<Page<PersonRef>>>> ask, Guid businessId)
    {
        var all = new List<PersonRef>();
        for (var query = new ListPeople(businessId); ;)
        {
            if (await ask(query) is not { IsOk: true, Value: var page })
            {
                return [];
            }

            all.AddRange(page.Items);
            if (page.Next is null)
            {
                return all;
            }

            query = query with { Cursor = page.Next };
        }
    }
}
