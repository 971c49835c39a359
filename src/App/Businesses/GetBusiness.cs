using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>One business.</summary>
[Needs(Permission.BusinessRead), Get("businesses/{BusinessId}")]
[Example("""{"businessId":"{business}"}""")]
public sealed record GetBusiness(Guid BusinessId) : IQuery<BusinessView>;

internal sealed class GetBusinessHandler(RegieDb db, Scope scope) : IHandler<GetBusiness, BusinessView>
{
    public async Task<Result<BusinessView>> Handle(GetBusiness query, CancellationToken cancel) =>
        await db.Businesses.SingleOrDefaultAsync(row => row.Id == query.BusinessId, cancel) is { } business
            ? BusinessView.Of(business, scope.RoleIn(business.Id))
            : Problem.NotFound();
}
