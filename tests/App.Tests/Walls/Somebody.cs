using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;
using R = Regie.Kernel.Role;

namespace Regie.Tests.Walls;

/// <summary>Who knocks: by token over HTTP, by caller where an operation has no REST door.</summary>
/// <param name="Bearer">Null: no Authorization header.</param>
/// <param name="Caller">Null: this one exists over HTTP only.</param>
/// <param name="Role">Held in the business attacked, where there is one.</param>
internal sealed record Somebody(string Name, string? Bearer, Caller? Caller, Role? Role = null)
{
    public bool IsNobody => Bearer is null || Caller is null;

    public override string ToString() => Name;

    /// <summary>A member with every right.</summary>
    public static async Task<Somebody> Obm(Side side) => new("rightful member", await Token(side.Obm), side.Obm.Caller, R.Obm);

    /// <summary>Everybody who must find nothing of <paramref name="victim"/>.</summary>
    public static async Task<IReadOnlyList<Somebody>> All(Side victim, Side own)
    {
        var world = victim.World;
        var removed = await world.Member(victim.BusinessId, R.Obm, "Removed");
        var removedToken = await Token(removed);
        await victim.Obm.Must(new RemoveMember(victim.BusinessId, await MemberId(world, removed)));
        var expired = await world.Member(victim.BusinessId, R.Obm, "Expired", until: DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-2));
        var guest = await world.Member(victim.BusinessId, R.GuestViewer, "Anna");
        var colleague = await world.Member(victim.BusinessId, R.TeamMember, "Léa");
        var freelancer = await world.Member(victim.BusinessId, R.Freelancer, "Karim");
        await victim.Obm.Must(new CreateTask(victim.ProjectId, "Shoot the photos") { AssigneeId = freelancer.Id });
        var elsewhere = await victim.Obm.Must(new CreateBusiness("Elsewhere"));
        var (limited, limitedId) = await TokenRow(victim.Obm, elsewhere.Id);
        var (revoked, revokedId) = await TokenRow(victim.Obm);
        await victim.Obm.Must(new RevokeToken(revokedId));
        var (late, lateId) = await TokenRow(victim.Obm);
        await world.App.Services.GetRequiredService<SideWrite>().Run(db => db.AccessTokens.Where(row => row.Id == lateId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, DateTimeOffset.UtcNow.AddMinutes(-1))), TestContext.Current.CancellationToken);
        var (readOnly, readOnlyId) = await TokenRow(victim.Obm, readOnly: true);
        return
        [
            new("member of another business", await Token(own.Obm), own.Obm.Caller),
            new("guest", await Token(guest), guest.Caller, R.GuestViewer),
            new("revoked membership", removedToken, removed.Caller),
            new("expired membership", await Token(expired), expired.Caller),
            new("colleague outside the project", await Token(colleague), colleague.Caller, R.TeamMember),
            new("freelancer on another task", await Token(freelancer), freelancer.Caller, R.Freelancer),
            new("token for another business", limited, victim.Obm.Caller with { TokenId = limitedId, BusinessLimit = elsewhere.Id }),
            new("read-only token", readOnly, victim.Obm.Caller with { TokenId = readOnlyId, ReadOnly = true }, R.Obm),
            new("nobody", null, global::Regie.Kernel.Caller.Anonymous),
            new("wrong token", TokenSecret.Make(Guid.CreateVersion7()).Token, null),
            new("malformed token", "regie_pat_x", null),
            new("revoked token", revoked, null),
            new("expired token", late, null),
        ];
    }

    private static async Task<string> Token(Actor actor) => (await TokenRow(actor)).Secret;

    private static async Task<(string Secret, Guid Id)> TokenRow(Actor actor, Guid? businessId = null, bool readOnly = false)
    {
        var made = await actor.Must(new CreateToken("wall", businessId, readOnly));
        return (made.Secret, made.Token.Id);
    }

    private static Task<Guid> MemberId(World world, Actor who) => Connect.Importing.Look(world, db => db.Memberships.Where(row => row.PersonId == who.Id).Select(row => row.Id).SingleAsync());
}
