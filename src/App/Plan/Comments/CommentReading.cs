using System.Text.RegularExpressions;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>A comment as its readers see it.</summary>
public sealed record CommentView(Guid Id, Guid ProjectId, Guid? TaskId, PersonRef? Author, string AuthorName, DateTimeOffset At, DateTimeOffset? EditedAt, Guid? ReplyToId, string Body, bool IsMine);

internal static partial class CommentReading
{
    public static IQueryable<CommentView> Views(RegieDb db, IQueryable<Comment> comments) => Views(db, db.Names, comments);

    private static IQueryable<CommentView> Views(RegieDb db, Names names, IQueryable<Comment> comments) =>
        from comment in comments
        join author in db.Set<Party>() on comment.AuthorId equals (Guid?)author.Id into authors
        from author in authors.DefaultIfEmpty()
        select new CommentView(comment.Id, comment.ProjectId, comment.TaskId,
            author == null ? null : new PersonRef(author.PersonId ?? author.Id, names.Of(author.BusinessId, author.PersonId, author.Name), author.PersonId == null),
            names.Of(comment.BusinessId, author == null ? null : author.PersonId, author == null ? comment.AuthorName ?? "" : author.Name),
            comment.At, comment.EditedAt, comment.ReplyToId, Mentioning(names, comment.BusinessId, comment.Body), author != null && author.PersonId == db.Me);

    /// <summary>People named by <c>@[Name](id)</c>.</summary>
    public static List<Guid> Mentions(string body) => [.. Mention().Matches(body).Select(match => Guid.Parse(match.Groups["id"].Value)).Distinct().Take(50)];

    /// <summary>The text with its mentions as this reader knows the people in them.</summary>
    public static string Mentioning(Names names, Guid businessId, string body) => names.AreWhole(businessId) ? body
        : Mention().Replace(body, match => $"@[{names.Of(businessId, Guid.Parse(match.Groups["id"].Value), match.Groups["name"].Value)}]({match.Groups["id"].Value})");

    /// <summary>The beginning, as plain as it needs to be for a line of a list; it has many readers, so people are called by first name.</summary>
    public static string Excerpt(string body)
    {
        var plain = Mention().Replace(body, match => "@" + Names.First(match.Groups["name"].Value)).ReplaceLineEndings(" ").Trim();
        return plain.Length <= 140 ? plain : plain[..(char.IsHighSurrogate(plain[138]) ? 138 : 139)] + "…";
    }

    [GeneratedRegex(@"@\[(?<name>[^\]\r\n]{1,200})\]\((?<id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\)")]
    private static partial Regex Mention();
}
