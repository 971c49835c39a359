using System.Globalization;
using Microsoft.Extensions.Localization;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>What a notification says, and where it leads.</summary>
public static class NotificationWords
{
    /// <summary>{0} is who did it, {1} the task or project, {2} what more there is to say: the day it is due, the task that was before it.</summary>
    public static string Sentence(IStringLocalizer<Text> texts, NotificationView one) =>
        texts[$"notification.{one.Kind}", one.Actor ?? texts["notification.somebody"].Value, one.TaskTitle ?? one.ProjectName ?? "", More(one)];

    /// <summary>The words of a comment.</summary>
    public static string? Excerpt(NotificationView one) => one.Kind is "mentioned" or "commented" && one.Arguments is [{ Length: > 0 } said, ..] ? said : null;

    public static string Href(NotificationView one) => one.ProjectId is not { } project ? "/" : one.TaskId is { } task ? $"/p/{project}/board/t/{task}" : $"/p/{project}";

    /// <summary>In the order they came, those of one task together where its newest stands.</summary>
    public static IEnumerable<IReadOnlyList<NotificationView>> ByTask(IEnumerable<NotificationView> some) =>
        some.GroupBy(one => one.TaskId ?? one.Id).Select(group => (IReadOnlyList<NotificationView>)[.. group]);

    private static string More(NotificationView one) => one.Arguments is not [var said, ..] ? ""
        : one.Kind is "due" or "late" && DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Say.Day(day) : said;
}
