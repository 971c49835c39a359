using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Regie.Kernel;

/// <summary>
/// Refuses to save a row whose business, as loaded or as set, is outside the call's reach. Filters guard reads only:
/// an attached stub with a known id would pass them. Counts versions up on the way.
/// </summary>
internal static class TenantGuard
{
    /// <summary>Answers whether the reach grew by a business made in this call.</summary>
    public static bool Check(ChangeTracker tracker, Scope scope)
    {
        if (scope == RegieDb.Nobody)
        {
            throw new TenantWallException("A context was kept beyond its call.");
        }

        tracker.DetectChanges();
        var grew = false;
        foreach (var made in tracker.Entries<Business>().Where(entry => entry.State is EntityState.Added && !scope.Reach.Contains(entry.Entity.Id)))
        {
            scope.Reach.Admit(made.Entity.Id);
            grew = true;
        }

        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                continue;
            }

            if (entry.Entity is IVersioned versioned && entry.State is EntityState.Modified)
            {
                versioned.Version = (int)entry.OriginalValues[nameof(IVersioned.Version)]! + 1;
            }

            if (!scope.Caller.IsSystem)
            {
                CheckBusiness(entry, scope);
            }

            if (entry.State is EntityState.Modified && entry.Entity is IOwned
                && !Equals(entry.OriginalValues[nameof(IOwned.BusinessId)], entry.CurrentValues[nameof(IOwned.BusinessId)]))
            {
                throw new TenantWallException($"{entry.Metadata.ClrType.Name} cannot change its business.");
            }
        }

        return grew;
    }

    private static void CheckBusiness(EntityEntry entry, Scope scope)
    {
        var businessId = entry.Entity switch
        {
            IOwned owned => owned.BusinessId,
            Membership membership => membership.BusinessId,
            Invitation invitation => invitation.BusinessId,
            Business business => business.Id,
            _ => (Guid?)null,
        };
        if (businessId is null || entry.Entity is Membership or Invitation && scope.Caller.PersonId is null)
        {
            return;
        }

        var original = entry.State is EntityState.Added || entry.Entity is Business ? businessId.Value : (Guid)entry.OriginalValues[nameof(IOwned.BusinessId)]!;
        if (!scope.Reach.Contains(businessId.Value) || !scope.Reach.Contains(original))
        {
            throw new TenantWallException($"{entry.Metadata.ClrType.Name} belongs to a business outside this call's reach.");
        }
    }
}

/// <summary>A write went for a business it may not touch: a bug, stopped at the wall.</summary>
public sealed class TenantWallException(string message) : Exception(message);
