using System.Collections.Frozen;
using System.Reflection;

namespace Regie.Kernel;

/// <summary>All events of the application by type and by stable name.</summary>
public sealed class EventCatalog
{
    private readonly FrozenDictionary<Type, EventAttribute> _byType;

    public EventCatalog(IEnumerable<Assembly> assemblies)
    {
        _byType = assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsAssignableTo(typeof(IEvent)) && type is { IsAbstract: false, IsInterface: false })
            .ToFrozenDictionary(type => type, type => type.GetCustomAttribute<EventAttribute>()
                ?? throw new InvalidOperationException($"Event {type.Name} has no stable name."));
        ByName = _byType.ToFrozenDictionary(pair => pair.Value.Name, pair => pair.Key);
    }

    public IReadOnlyDictionary<string, Type> ByName { get; }

    public EventAttribute Of(IEvent happened) => _byType[happened.GetType()];
}
