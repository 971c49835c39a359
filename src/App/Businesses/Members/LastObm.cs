using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>A business always keeps somebody who may run it.</summary>
internal sealed class LastObm(RegieDb db, Scope scope)
{
    /// <summary>Refuses where nobody else would be left as OBM for good. Two who remove each other at once do so one after the other.</summary>
    public async Task<Problem?> Protect(Membership member, CancellationToken cancel)
    {
        if (member.Role != Role.Obm)
        {
            return null;
        }

        // Takes the business's row: whoever comes second waits here, then sees what the first did.
        await db.Businesses.Where(business => business.Id == member.BusinessId).ExecuteUpdateAsync(set => set.SetProperty(business => business.Version, business => business.Version), cancel);
        var today = scope.Today;
        var others = await db.Memberships.Where(row => row.BusinessId == member.BusinessId && row.Id != member.Id && row.Role == Role.Obm && row.Until == null && (row.From == null || row.From <= today))
            .Join(db.Users.Where(person => person.DisabledAt == null), row => row.PersonId, person => person.Id, (row, _) => row.Id).AnyAsync(cancel);
        return others ? null : Problem.Refused("businesses.last-obm");
    }
}
