using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Plan;

/// <summary>
/// Puts what still rings unread after a few minutes into the post: one letter for each person with all of it, in their language, as far as they
/// want letters. What was read in time is not sent.
/// </summary>
[Needs(Permission.Obm), Post("notifications/post"), Only(Door.Inside)]
[Example("{}")]
public sealed record PostNotices : ICommand<PostedNotices>;

/// <param name="Letters">How many letters were put into the post.</param>
public sealed record PostedNotices(int Letters);

internal sealed class PostNoticesHandler(RegieDb db, Scope scope, Post post, PublicAddress site, IStringLocalizer<Text> texts) : IHandler<PostNotices, PostedNotices>
{
    private const int AtOnce = 500;

    /// <summary>Time to see it on the page first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Older ones are no news: a mail server that was set up today does not send last month.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);

    public async Task<Result<PostedNotices>> Handle(PostNotices command, CancellationToken cancel)
    {
        if (!post.IsOpen)
        {
            return new PostedNotices(0);
        }

        var (before, after) = (scope.Now - Patience, scope.Now - Oldest);
        var waiting = await db.Set<Notification>().Where(one => one.PostedAt == null && one.At < before && one.At > after).OrderBy(one => one.At).Take(AtOnce).ToListAsync(cancel);
        var letters = 0;
        foreach (var (personId, notices) in waiting.GroupBy(one => one.PersonId).Select(group => (group.Key, group.ToList())))
        {
            notices.ForEach(one => one.PostedAt = scope.Now);
            if (await db.Users.SingleOrDefaultAsync(row => row.Id == personId && row.DisabledAt == null, cancel) is { Email.Length: > 0 } person
                && await Wanted(person, notices, cancel) is { Count: > 0 } wanted)
            {
                Write(person, wanted);
                letters++;
            }
        }

        return new PostedNotices(letters);
    }

    /// <summary>Unread, of a kind the person wants letters about, and of a business they still belong to.</summary>
    private async Task<List<NotificationView>> Wanted(Person person, List<Notification> notices, CancellationToken cancel)
    {
        var mail = PersonPreferences.Read(person.Preferences).Mail;
        var today = scope.Today;
        var mine = await db.Memberships.Where(row => row.PersonId == person.Id && (row.From == null || row.From <= today) && (row.Until == null || row.Until >= today)).ToDictionaryAsync(row => row.BusinessId, row => row.Role, cancel);
        var asked = notices.Where(one => one.ReadAt is null && mine.ContainsKey(one.BusinessId) && mail switch { "all" => true, "none" => false, _ => one.Kind is "assigned" or "mentioned" or "due" or "late" or "turn" }).ToList();
        List<NotificationView> wanted = [];
        foreach (var one in asked)
        {
            var business = await db.Businesses.Where(row => row.Id == one.BusinessId && row.ArchivedAt == null).Select(row => row.Name).SingleOrDefaultAsync(cancel);
            var project = await db.Set<Project>().Where(row => row.Id == one.ProjectId).Select(row => row.Name).SingleOrDefaultAsync(cancel);
            var task = await db.Set<TaskItem>().Where(row => row.Id == one.TaskId).Select(row => row.Title).SingleOrDefaultAsync(cancel);
            var actor = await db.Set<Party>().Where(row => row.BusinessId == one.BusinessId && row.PersonId == one.ActorId).Select(row => row.Name).FirstOrDefaultAsync(cancel);
            if (business is not null && (one.TaskId is null || task is not null))
            {
                wanted.Add(new(one.Id, one.BusinessId, business, one.Kind, actor is null || Roles.SeesWholeNames(mine[one.BusinessId]) ? actor : Names.First(actor), one.ProjectId, project, one.TaskId, task, JsonSerializer.Deserialize<string[]>(one.Arguments) ?? [], one.At, false));
            }
        }

        return wanted;
    }

    private void Write(Person person, List<NotificationView> wanted)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(person.Language ?? "en");
        var lines = new StringBuilder();
        foreach (var one in wanted)
        {
            lines.AppendLine(NotificationWords.Sentence(texts, one));
            if (NotificationWords.Excerpt(one) is { } said)
            {
                lines.Append("  ").AppendLine(said.ReplaceLineEndings(" "));
            }

            lines.Append("  ").Append(one.BusinessName).Append(one.ProjectName is null ? "" : $" · {one.ProjectName}").AppendLine().Append("  ").AppendLine(site.Link(NotificationWords.Href(one))).AppendLine();
        }

        var subject = wanted is [var only] ? NotificationWords.Sentence(texts, only) : Ui.Say.Count(wanted.Count, texts["letter.notices.one"], texts["letter.notices.many"]);
        post.Send(new Letter(person.Email!, subject, string.Format(CultureInfo.CurrentCulture, texts["letter.notices.body"], person.Name.Split(' ')[0], lines.ToString().TrimEnd(), site.Link("/settings/notifications"))), wanted[0].BusinessId);
    }
}
