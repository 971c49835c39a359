using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>An invitation into a business.</summary>
/// <param name="Link">Where to accept it; told once, when it is made.</param>
/// <param name="IsMailed">Whether it also goes out by e-mail.</param>
public sealed record InvitationView(Guid Id, string Email, string Name, Role Role, InvitationState State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateOnly? From, DateOnly? Until, string? Link = null, bool IsMailed = false)
{
    internal static InvitationView Of(Invitation row, DateTimeOffset now) => new(row.Id, row.Email, row.Name, row.Role, StateOf(row, now), row.CreatedAt, row.ExpiresAt, row.From, row.Until);

    private static InvitationState StateOf(Invitation row, DateTimeOffset now) =>
        row.AcceptedAt is not null ? InvitationState.Accepted : row.RevokedAt is not null ? InvitationState.Revoked : row.ExpiresAt <= now ? InvitationState.Expired : InvitationState.Open;
}

public enum InvitationState { Open, Accepted, Revoked, Expired }
