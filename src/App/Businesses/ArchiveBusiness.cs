using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Puts a business away: it leaves the portfolio, nothing of it is deleted.</summary>
[Needs(Permission.BusinessManage), Post("businesses/{BusinessId}/archive")]
[Example("""{"businessId":"{business}"}""")]
public sealed record ArchiveBusiness(Guid BusinessId) : ICommand<BusinessView>;

/// <summary>Brings an archived business back into the portfolio.</summary>
[Needs(Permission.BusinessManage), Post("businesses/{BusinessId}/restoration")]
[Example("""{"businessId":"{business}"}""")]
public sealed record RestoreBusiness(Guid BusinessId) : ICommand<BusinessView>;

internal sealed class ArchiveBusinessHandler(RegieDb db, Scope scope) : IHandler<ArchiveBusiness, BusinessView>, IHandler<RestoreBusiness, BusinessView>
{
    public Task<Result<BusinessView>> Handle(ArchiveBusiness command, CancellationToken cancel) => Set(command.BusinessId, scope.Now, cancel);

    public Task<Result<BusinessView>> Handle(RestoreBusiness command, CancellationToken cancel) => Set(command.BusinessId, null, cancel);

    private async Task<Result<BusinessView>> Set(Guid businessId, DateTimeOffset? at, CancellationToken cancel)
    {
        if (await db.Businesses.SingleOrDefaultAsync(row => row.Id == businessId, cancel) is not { } business)
        {
            return Problem.NotFound();
        }

        if (business.ArchivedAt is null != at is null)
        {
            business.ArchivedAt = at;
            db.Raise(at is null ? new BusinessRestored(businessId) : new BusinessArchived(businessId));
            await db.SaveChangesAsync(cancel);
        }

        return BusinessView.Of(business, scope.RoleIn(businessId));
    }
}
