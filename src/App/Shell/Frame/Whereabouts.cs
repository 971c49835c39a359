namespace Regie.Shell;

/// <summary>
/// Where the person is: the business they look at (null: all of them) and the project that is open. Pages say it, the frame and the command
/// box read it. One for each circuit.
/// </summary>
public sealed class Whereabouts
{
    public Guid? Business { get; private set; }

    public Guid? Project { get; private set; }

    /// <summary>The task that is open over the page.</summary>
    public Guid? Task { get; private set; }

    /// <summary>The person went somewhere else.</summary>
    public event Action? Changed;

    /// <summary>Something the frame shows has changed (a project made, a favourite set): it asks again.</summary>
    public event Action? Stale;

    /// <summary>A project's page is open.</summary>
    public void InProject(Guid business, Guid project) => Go(business, project);

    /// <summary>A task is open, or none any more.</summary>
    public void AtTask(Guid? task) => Task = task;

    /// <summary>The page shows one business, or all.</summary>
    public void InBusiness(Guid? business) => Go(business, null);

    public void Refresh() => Stale?.Invoke();

    private void Go(Guid? business, Guid? project)
    {
        if (Business == business && Project == project) return;
        (Business, Project) = (business, project);
        Changed?.Invoke();
    }
}
