namespace Regie.Kernel;

/// <summary>Where an operation can be called from.</summary>
[Flags]
public enum Door { Page = 1, Rest = 2, Flow = 4, Mcp = 8, Inside = 16, All = Page | Rest | Flow | Mcp | Inside }

/// <summary>The permission an operation needs; see <see cref="Permission"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>Method and route of an operation, below <c>/api/v1/</c>. Route members are the record's properties.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RouteAttribute(string method, string template) : Attribute
{
    public string Method { get; } = method;
    public string Template { get; } = template;
}

public sealed class GetAttribute(string template) : RouteAttribute("GET", template);
public sealed class PostAttribute(string template) : RouteAttribute("POST", template);
public sealed class PutAttribute(string template) : RouteAttribute("PUT", template);
public sealed class PatchAttribute(string template) : RouteAttribute("PATCH", template);
public sealed class DeleteAttribute(string template) : RouteAttribute("DELETE", template);

/// <summary>Restricts the doors: identity and secrets are for pages only.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyAttribute(Door doors) : Attribute
{
    public Door Doors { get; } = doors;
}

/// <summary>One of the operations of daily work: a tool of its own for assistants.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DailyAttribute : Attribute;

/// <summary>Cannot be taken back by a person: assistants are told, pages ask first.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DestructiveAttribute : Attribute;

/// <summary>Creates the aggregate its view shows: 201 and a Location (given by <see cref="Location"/>, with <c>{id}</c>).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CreatesAttribute(string location) : Attribute
{
    public string Location { get; } = location;
}

/// <summary>
/// A valid request, as JSON. <c>{project}</c>, <c>{task}</c> … stand for an id of that kind: the documents show a sample id,
/// the isolation test fills in those of its world.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExampleAttribute(string json) : Attribute
{
    public string Json { get; } = json;
}
