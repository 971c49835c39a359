using Microsoft.AspNetCore.Components;
using Regie.Kernel;
using Regie.Ui;

namespace Regie.Plan;

/// <summary>The project that a page stands in: what its views share, and what this person may do there.</summary>
public sealed record OpenProject(ProjectView View, string Business, Role? Role, Func<Task> Reload)
{
    public Guid Id => View.Id;

    public bool Can(Permission permission) => Role is { } role && Roles.Grants[role].Contains(permission);

    /// <summary>Shapes the plan: creates, moves, links.</summary>
    public bool CanPlan => Can(Permission.PlanWrite);

    /// <summary>Works on tasks: state, checklist, files. A freelancer only on those they are on; the operation says so.</summary>
    public bool CanWork => Can(Permission.TaskWork);

    public bool CanManage => Can(Permission.ProjectManage);

    public string Tab(string tab) => $"/p/{Id}/{tab}";

    /// <summary>The address of a task over the view at hand; filters stay as they are.</summary>
    public string Task(string tab, Guid task, NavigationManager at) => $"/p/{Id}/{tab}/t/{task}{new Uri(at.Uri).Query}";

    public StatusView? Status(Guid id) => View.Statuses.FirstOrDefault(status => status.Id == id);

    public LabelView? Label(Guid id) => View.Labels.FirstOrDefault(label => label.Id == id);

    public StatusView? DoneStatus => View.Statuses.FirstOrDefault(status => status.Kind == StatusKind.Done);

    public IReadOnlyList<Choice<Guid>> StatusChoices => [.. View.Statuses.Select(status => new Choice<Guid>(status.Id, status.Name))];

    public IReadOnlyList<Choice<Guid?>> SectionChoices => [.. View.Sections.Select(section => new Choice<Guid?>(section.Id, section.Name))];

    /// <summary>Did something happen to this project or to a task of it?</summary>
    public bool Concerns(LiveNote note) => note.BusinessId == View.BusinessId && (note.SubjectId == Id || note.ParentId == Id);
}
