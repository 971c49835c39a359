using System.Collections.Concurrent;
using System.Globalization;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>An operation the command box offers, with its title in the person's language.</summary>
public sealed record DoableOperation(OperationDescriptor Descriptor, string Title);

/// <summary>
/// The operations that need few words: all they require is text, a day, a choice, a business or a project. A module offers one by giving it a
/// text, <c>do.{Name}</c>; its members are called <c>member.{name}</c>.
/// </summary>
public sealed class Doable(OperationCatalog catalog, ProblemTexts texts)
{
    private readonly ConcurrentDictionary<OperationDescriptor, IReadOnlyList<BoundMember>> _members = new();

    /// <summary>What this person may do in at least one business; the Runner decides again.</summary>
    public IEnumerable<DoableOperation> For(FrameView? frame) => frame is null ? [] : catalog.All
        .Where(operation => operation.IsCommand && operation.Doors.HasFlag(Door.Page) && Allowed(operation.Permission, frame) && Fillable(operation))
        .Select(operation => (operation, title: texts.Find($"do.{operation.Name}", CultureInfo.CurrentUICulture)))
        .Where(pair => pair.title is not null)
        .Select(pair => new DoableOperation(pair.operation, pair.title!));

    /// <summary>The members a form asks for: what is required, and what is optional and has a name in words.</summary>
    public IReadOnlyList<BoundMember> Asked(OperationDescriptor operation) =>
        [.. Members(operation).Where(member => Kind(member) is not FieldKind.None && (member.IsRequired || Label(member) is not null))];

    public IReadOnlyList<BoundMember> Members(OperationDescriptor operation) => _members.GetOrAdd(operation, one => new Binder(one).Members);

    public string? Label(BoundMember member) => texts.Find($"member.{member.Name}", CultureInfo.CurrentUICulture);

    public static FieldKind Kind(BoundMember member)
    {
        var type = Nullable.GetUnderlyingType(member.ContentType) ?? member.ContentType;
        if (type == typeof(Guid)) return member.Name switch { "businessId" => FieldKind.Business, "projectId" => FieldKind.Project, _ => FieldKind.None };
        if (type == typeof(string)) return FieldKind.Text;
        if (type == typeof(DateOnly)) return FieldKind.Day;
        if (type == typeof(bool)) return FieldKind.Switch;
        return type == typeof(int) || type == typeof(long) || type == typeof(decimal) ? FieldKind.Number : FieldKind.None;
    }

    private bool Fillable(OperationDescriptor operation) => Members(operation).All(member => !member.IsRequired || (Kind(member) is not FieldKind.None && Label(member) is not null));

    private static bool Allowed(Permission permission, FrameView frame) => permission switch
    {
        Permission.Anyone or Permission.SignedIn => true,
        Permission.Obm => frame.IsObm,
        _ => frame.Can(permission),
    };
}

/// <summary>What a form shows for a member.</summary>
public enum FieldKind { None, Text, Day, Switch, Number, Business, Project }
