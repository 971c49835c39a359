using Regie.Kernel;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>Whom a task of a project can be given to, for choosing.</summary>
internal static class People
{
    public static Task<IReadOnlyList<Choice<Guid?>>> Choices(Shell.Run run, OpenProject project, CancellationToken cancel)
    {
        IEnumerable<(Guid Id, string Name)> people = project.View.Members.Select(member => (member.PersonId, member.Name));
        if (project.View.Owner is { } owner)
        {
            people = people.Append((owner.Id, owner.Name));
        }

        return Task.FromResult<IReadOnlyList<Choice<Guid?>>>([.. people.DistinctBy(person => person.Id).OrderBy(person => person.Name, StringComparer.CurrentCulture).Select(person => new Choice<Guid?>(person.Id, person.Name))]);
    }
}
