using System.Reflection;
using System.Text.RegularExpressions;

namespace Regie.Kernel;

/// <summary>Everything the doors know about an operation, read from its record once.</summary>
public sealed partial class OperationDescriptor
{
    internal OperationDescriptor(Type type, Type output, Invoker invoker)
    {
        Type = type;
        Output = output;
        Invoker = invoker;
        Name = type.Name;
        Permission = Required<NeedsAttribute>().Permission;
        var route = Required<RouteAttribute>();
        Method = route.Method;
        Template = route.Template;
        Doors = type.GetCustomAttribute<OnlyAttribute>()?.Doors ?? Door.All;
        IsDaily = type.GetCustomAttribute<DailyAttribute>() is not null;
        IsDestructive = type.GetCustomAttribute<DestructiveAttribute>() is not null || Method == "DELETE";
        Location = type.GetCustomAttribute<CreatesAttribute>()?.Location;
        Example = type.GetCustomAttribute<ExampleAttribute>()?.Json;
        IsCommand = type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICommand<>));
        Members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.CanRead && property.Name != "EqualityContract").ToList();
        RouteMembers = [.. RouteParameter().Matches(Template).Select(match => Members.Single(member => member.Name.Equals(match.Groups[1].Value, StringComparison.OrdinalIgnoreCase)))];
        Business = Members.SingleOrDefault(member => member.Name == "BusinessId" && member.PropertyType == typeof(Guid));
        Target = RouteMembers.LastOrDefault(member => member.PropertyType == typeof(Guid));
        Module = type.Namespace!.Split('.')[^1].ToLowerInvariant();
    }

    public Type Type { get; }
    public Type Output { get; }
    public string Name { get; }
    public string Module { get; }
    public Permission Permission { get; }
    public string Method { get; }

    /// <summary>Below <c>/api/v1/</c>, with <c>{Member}</c> placeholders.</summary>
    public string Template { get; }

    public Door Doors { get; }
    public bool IsCommand { get; }
    public bool IsDaily { get; }

    /// <summary>Has work to do before its transaction.</summary>
    internal bool IsPrepared { get; init; }
    public bool IsDestructive { get; }
    public string? Location { get; }
    public string? Example { get; }
    public IReadOnlyList<PropertyInfo> Members { get; }
    public IReadOnlyList<PropertyInfo> RouteMembers { get; }

    /// <summary>The member naming the business acted in, where there is one: checked against reach before the handler.</summary>
    public PropertyInfo? Business { get; }

    /// <summary>The id the route ends in: what an If-Match compares.</summary>
    public PropertyInfo? Target { get; }

    internal Invoker Invoker { get; }

    private T Required<T>() where T : Attribute =>
        Type.GetCustomAttribute<T>() ?? throw new InvalidOperationException($"Operation {Type.Name} lacks [{typeof(T).Name}].");

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex RouteParameter();
}
