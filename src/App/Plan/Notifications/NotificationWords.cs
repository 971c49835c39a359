using Microsoft.Extensions.Localization;

namespace Regie.Plan;

/// <summary>What a notification says, and where it leads.</summary>
public static class NotificationWords
{
    /// <summary>{0} is who did it, {1} the task or project.</summary>
    public static string Sentence(IStringLocalizer<Text> texts, NotificationView one) =>
        texts[$"notification.{one.Kind}", one.Actor ?? texts["notification.somebody"].Value, one.TaskTitle ?? one.ProjectName ?? ""];

    /// <summary>The words of a comment.</summary>
    public static string? Excerpt(NotificationView one) => one.Kind is "mentioned" or "commented" && one.Arguments is [{ Length: > 0 } said, ..] ? said : null;

    public static string Href(NotificationView one) => one.ProjectId is not { } project ? "/" : one.TaskId is { } task ? $"/p/{project}/board/t/{task}" : $"/p/{project}";
}
