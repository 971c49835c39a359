using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Regie.Shell;

/// <summary>A line of the navigation: where it leads, its icon, the key of its text.</summary>
public sealed record NavigationLine(string Group, string Path, string Icon, string Text, string? Keys = null)
{
    /// <summary>Kept to one business where one is chosen.</summary>
    public string Href(Guid? business) => business is { } id ? $"{Path}?business={id}" : Path;
}

/// <summary>The addresses that the frame links to. A line whose page does not exist (yet) is not shown.</summary>
public static class Addresses
{
    private static readonly HashSet<string> Pages = [.. typeof(Addresses).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<Microsoft.AspNetCore.Components.RouteAttribute>()).Select(route => route.Template.Split('/', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts ? "/" + string.Join('/', parts) : "/")];

    /// <summary>The navigation, in its order, as far as it exists.</summary>
    public static readonly IReadOnlyList<NavigationLine> Navigation = [.. new NavigationLine[]
    {
        new("", "/", "today", "nav.today", "g t"),
        new("", "/inbox", "inbox", "nav.inbox", "g i"),
        new("", "/my-work", "work", "nav.my-work", "g w"),
        new("projects", "/projects", "folder", "nav.projects", "g p"),
        new("plan", "/calendar", "calendar", "nav.calendar", "g c"),
        new("plan", "/workload", "workload", "nav.workload"),
        new("plan", "/risks", "risk", "nav.risks"),
        new("communicate", "/reports", "send", "nav.reports"),
        new("automate", "/import", "upload", "nav.import", "g b"),
        new("lead", "/businesses", "business", "nav.businesses"),
    }.Where(line => Exists(line.Path))];

    public static bool Exists(string path) => Pages.Contains(path);

    /// <summary>Everything about a business itself: name, members, audit.</summary>
    public static string Settings(Guid business) => $"/b/{business}/settings";

    public static string Project(Guid id) => $"/p/{id}";

    public static string Task(Guid project, Guid task) => $"/p/{project}/board/t/{task}";
}
