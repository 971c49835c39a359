using System.Collections.Concurrent;

namespace Regie.Shell;

/// <summary>Where a person was last: projects and tasks, newest first. A convenience of the running application; what it leads to is asked for again.</summary>
public sealed class RecentPlaces
{
    private const int Kept = 12, People = 5_000;

    private readonly ConcurrentDictionary<Guid, IReadOnlyList<RecentPlace>> _of = new();

    public IReadOnlyList<RecentPlace> Of(Guid person) => _of.GetValueOrDefault(person) ?? [];

    public void Visit(Guid person, RecentPlace place)
    {
        if (_of.Count > People) _of.Clear();
        _of.AddOrUpdate(person, _ => [place], (_, before) => [place, .. before.Where(one => one != place).Take(Kept - 1)]);
    }
}

/// <summary>A project, or a task of one.</summary>
public sealed record RecentPlace(Guid Project, Guid? Task);
