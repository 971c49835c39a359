using Regie.Kernel;

namespace Regie.Plan;

/// <summary>Part of a project: visible to whoever sees the project.</summary>
public interface IInProject : IOwned
{
    Guid ProjectId { get; }
}

/// <summary>Part of a task: visible, and within a freelancer's hands, exactly as the task is.</summary>
public interface IOnTask : IOwned
{
    Guid TaskId { get; }
}
