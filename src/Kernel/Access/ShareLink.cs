using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>A link that lets somebody without an account see one thing, and nothing else. Kept as a hash.</summary>
public sealed class ShareLink
{
    public Guid Id { get; set; }
    public string Hash { get; set; } = "";
    public Guid BusinessId { get; set; }

    /// <summary>What it opens: <c>report</c>.</summary>
    public string Kind { get; set; } = "";

    public Guid SubjectId { get; set; }
    public Guid? CreatedBy { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>Makes, opens and revokes share links.</summary>
public sealed class ShareLinks(RegieDb db, Scope scope)
{
    /// <summary>A new link; the answer is its secret, which is stored nowhere.</summary>
    public string Create(Guid businessId, string kind, Guid subjectId, DateTimeOffset expiresAt)
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');
        db.ShareLinks.Add(new ShareLink
        {
            Id = scope.NewId(), Hash = HashOf(secret), BusinessId = businessId, Kind = kind, SubjectId = subjectId,
            CreatedBy = scope.Caller.PersonId, CreatedAt = scope.Now, ExpiresAt = expiresAt,
        });
        return secret;
    }

    /// <summary>
    /// What a link opens, or null. This call then reaches the business of the link, so that its handler can load that one thing;
    /// the handler must load nothing but <see cref="ShareLink.SubjectId"/>.
    /// </summary>
    public async Task<ShareLink?> Open(string secret, string kind, CancellationToken cancel)
    {
        var hash = HashOf(secret);
        var link = await db.ShareLinks.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash && row.Kind == kind, cancel);
        if (link is null || link.RevokedAt is not null || link.ExpiresAt <= scope.Now)
        {
            return null;
        }

        scope.Reach = new Reach([link.BusinessId], [link.BusinessId], [], []);
        if (!db.IsSqlite)
        {
            await db.Database.ExecuteSqlAsync($"SELECT set_config('regie.reach', {link.BusinessId.ToString()}, true)", cancel);
        }

        return link;
    }

    /// <summary>Takes back every link to a thing.</summary>
    public async Task<int> Revoke(string kind, Guid subjectId, CancellationToken cancel) =>
        await db.ShareLinks.Where(row => row.Kind == kind && row.SubjectId == subjectId && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, scope.Now), cancel);

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
