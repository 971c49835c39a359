using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>A business as its members see it.</summary>
public sealed record BusinessView(Guid Id, string Name, int Colour, string Language, string TimeZone, string Currency, Role? MyRole, DateTimeOffset CreatedAt, int Version, DateTimeOffset? ArchivedAt = null)
    : IVersionedView
{
    internal static BusinessView Of(Business business, Role? role) =>
        new(business.Id, business.Name, business.Colour, business.Language, business.TimeZone, business.Currency, role, business.CreatedAt, business.Version, business.ArchivedAt);
}
