using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Says that a person without an account is this member: what stood under the placeholder is theirs from now on.</summary>
[Needs(Permission.ProjectManage), Post("placeholders/{PlaceholderId}/person")]
[Example("""{"placeholderId":"{placeholder}","personId":"{person}"}""")]
public sealed record LinkPlaceholder(Guid PlaceholderId, Guid PersonId) : ICommand<PersonRef>;

internal sealed class LinkPlaceholderHandler(RegieDb db, Scope scope) : IHandler<LinkPlaceholder, PersonRef>
{
    public async Task<Result<PersonRef>> Handle(LinkPlaceholder command, CancellationToken cancel)
    {
        var placeholder = await db.Set<Party>().SingleOrDefaultAsync(row => row.Id == command.PlaceholderId && row.PersonId == null, cancel);
        if (placeholder is null || !await db.Memberships.AnyAsync(row => row.BusinessId == placeholder.BusinessId && row.PersonId == command.PersonId, cancel))
        {
            return Problem.NotFound();
        }

        var person = await db.Users.SingleAsync(row => row.Id == command.PersonId, cancel);
        var known = await db.Set<Party>().SingleOrDefaultAsync(row => row.BusinessId == placeholder.BusinessId && row.PersonId == command.PersonId, cancel);
        if (known is null)
        {
            placeholder.PersonId = person.Id;
            placeholder.Name = person.Name;
            placeholder.Email = person.Email;
            known = placeholder;
        }
        else
        {
            await Hand(placeholder.Id, known.Id, cancel);
        }

        await LetInto(known, cancel);
        return new PersonRef(person.Id, person.Name);
    }

    /// <summary>The member already has a row of their own: everything of the placeholder goes there. The empty placeholder stays for the import's memory.</summary>
    private async Task Hand(Guid from, Guid to, CancellationToken cancel)
    {
        await db.WithTrash<TaskItem>().Where(row => row.AssigneeId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.AssigneeId, to).SetProperty(row => row.Version, row => row.Version + 1), cancel);
        await db.WithTrash<Comment>().Where(row => row.AuthorId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.AuthorId, to), cancel);
        await db.WithTrash<ChecklistItem>().Where(row => row.AssigneeId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.AssigneeId, to), cancel);
        await db.WithTrash<TimeEntry>().Where(row => row.PartyId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.PartyId, to), cancel);
        await db.WithTrash<Attachment>().Where(row => row.AddedById == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.AddedById, to), cancel);
        await db.Set<ImportedActivity>().Where(row => row.ActorId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, to), cancel);

        // Whoever the source means by this person is the member from now on, in newer files too.
        await db.Set<ExternalRef>().Where(row => row.Kind == "person" && row.EntityId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.EntityId, to), cancel);
        var both = db.WithTrash<TaskContributor>().Where(row => row.PartyId == to).Select(row => row.TaskId);
        await db.WithTrash<TaskContributor>().Where(row => row.PartyId == from && both.Contains(row.TaskId)).ExecuteDeleteAsync(cancel);
        await db.WithTrash<TaskContributor>().Where(row => row.PartyId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.PartyId, to), cancel);
    }

    private async Task LetInto(Party party, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var projects = await db.Set<TaskItem>().Where(row => row.AssigneeId == party.Id).Select(row => row.ProjectId)
            .Union(db.Set<TaskItem>().Where(row => db.Set<TaskContributor>().Any(with => with.TaskId == row.Id && with.PartyId == party.Id)).Select(row => row.ProjectId)).Distinct().ToListAsync(cancel);
        foreach (var project in projects)
        {
            await Parties.LetIn(db, scope, project, party, cancel);
        }
    }
}
