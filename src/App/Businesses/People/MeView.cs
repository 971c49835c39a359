using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>A person as they see themselves.</summary>
/// <param name="Language">fr or en; null where the browser decides.</param>
/// <param name="Businesses">What they belong to, as far as this caller reaches.</param>
public sealed record MeView(Guid Id, string Name, string? Email, bool IsObm, bool IsDemo, string? Language, string TimeZone, PersonPreferences Preferences, IReadOnlyList<MyBusiness> Businesses);

/// <summary>A business somebody belongs to, and as what.</summary>
public sealed record MyBusiness(Guid BusinessId, string Name, int Colour, Role Role);
