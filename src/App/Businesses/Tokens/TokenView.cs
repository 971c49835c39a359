using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>An access token, without its secret.</summary>
public sealed record TokenView(Guid Id, string Name, Guid? BusinessId, bool ReadOnly, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
{
    internal static TokenView Of(AccessToken row) => new(row.Id, row.Name, row.BusinessId, row.ReadOnly, row.CreatedAt, row.ExpiresAt, row.LastUsedAt);
}

/// <param name="Secret">The token itself: told this once, kept nowhere.</param>
public sealed record CreatedToken(TokenView Token, string Secret);
