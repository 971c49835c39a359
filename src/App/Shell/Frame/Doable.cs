using System.Collections.Concurrent;
using System.Globalization;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>An operation the command box offers, with its title in the person's language.</summary>
public sealed record DoableOperation(OperationDescriptor Descriptor, string Title);

/// <summary>
/// The operations that need few words: all they require is text, a day, a choice, a business or a project; or the task that is open. A module
/// offers one by giving it a text, <c>do.{Name}</c>; its members are called <c>member.{name}</c>, the values of a choice <c>{choice}.{value}</c>.
/// </summary>
public sealed class Doable(OperationCatalog catalog, ProblemTexts texts)
{
    private readonly ConcurrentDictionary<OperationDescriptor, IReadOnlyList<BoundMember>> _members = new();

    /// <summary>What this person may do in at least one business; the Runner decides again. What is done to a task is offered where one is open.</summary>
    public IEnumerable<DoableOperation> For(FrameView? frame, Whereabouts where) => frame is null ? [] : catalog.All
        .Where(operation => operation.IsCommand && operation.Doors.HasFlag(Door.Page) && Allowed(operation.Permission, frame) && Fillable(operation) && (where.Task is not null || !AboutTask(operation)))
        .Select(operation => (operation, title: texts.Find($"do.{operation.Name}", CultureInfo.CurrentUICulture)))
        .Where(pair => pair.title is not null)
        .Select(pair => new DoableOperation(pair.operation, pair.title!));

    /// <summary>The members a form asks for: what is required, and what is optional and has a name in words.</summary>
    public IReadOnlyList<BoundMember> Asked(OperationDescriptor operation) =>
        [.. Members(operation).Where(member => Kind(member) is not (FieldKind.None or FieldKind.Task) && (member.IsRequired || Label(member) is not null))];

    public IReadOnlyList<BoundMember> Members(OperationDescriptor operation) => _members.GetOrAdd(operation, one => new Binder(one).Members);

    public bool AboutTask(OperationDescriptor operation) => Members(operation).Any(member => member.IsRequired && Kind(member) is FieldKind.Task);

    public string? Label(BoundMember member) => texts.Find($"member.{member.Name}", CultureInfo.CurrentUICulture);

    /// <summary>The values of a choice, in words; null where one has none.</summary>
    public IReadOnlyList<(object Value, string Text)>? Choices(BoundMember member)
    {
        var type = Plain(member);
        var values = Enum.GetValues(type).Cast<object>().Select(value => (value, text: texts.Find($"{Camel(type.Name)}.{Camel(value.ToString()!)}", CultureInfo.CurrentUICulture))).ToList();
        return values.Exists(pair => pair.text is null) ? null : [.. values.Select(pair => (pair.value, pair.text!))];
    }

    public static FieldKind Kind(BoundMember member)
    {
        var type = Plain(member);
        if (type == typeof(Guid)) return member.Name switch { "businessId" => FieldKind.Business, "projectId" => FieldKind.Project, "taskId" => FieldKind.Task, _ => FieldKind.None };
        if (type == typeof(string)) return FieldKind.Text;
        if (type == typeof(DateOnly)) return FieldKind.Day;
        if (type == typeof(bool)) return FieldKind.Switch;
        if (type.IsEnum) return FieldKind.Choice;
        return type == typeof(int) || type == typeof(long) || type == typeof(decimal) ? FieldKind.Number : FieldKind.None;
    }

    private bool Fillable(OperationDescriptor operation) => Members(operation).All(member => !member.IsRequired || Kind(member) switch
    {
        FieldKind.None => false,
        FieldKind.Task => true,
        FieldKind.Choice => Label(member) is not null && Choices(member) is not null,
        _ => Label(member) is not null,
    });

    private static Type Plain(BoundMember member) => Nullable.GetUnderlyingType(member.ContentType) ?? member.ContentType;

    private static string Camel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);

    private static bool Allowed(Permission permission, FrameView frame) => permission switch
    {
        Permission.Anyone or Permission.SignedIn => true,
        Permission.Obm => frame.IsObm,
        _ => frame.Can(permission),
    };
}

/// <summary>What a form shows for a member; the task is the one that is open.</summary>
public enum FieldKind { None, Text, Day, Switch, Number, Choice, Business, Project, Task }
