using Microsoft.EntityFrameworkCore;
using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>The placeholders of imports, for whoever invites the person behind one.</summary>
internal sealed class Placeholders(RegieDb db) : IPlaceholders
{
    public Task<bool> Has(Guid businessId, Guid placeholderId, CancellationToken cancel) =>
        db.Set<Party>().AnyAsync(party => party.BusinessId == businessId && party.Id == placeholderId && party.PersonId == null, cancel);
}
