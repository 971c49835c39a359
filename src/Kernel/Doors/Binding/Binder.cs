using System.Linq.Expressions;
using System.Reflection;

namespace Regie.Kernel;

/// <summary>
/// Makes an operation's record from what a request carries. All that is known beforehand is worked out once per operation:
/// a call costs no reflection.
/// </summary>
public sealed class Binder
{
    private readonly Func<object?[], IOperation> _make;

    public Binder(OperationDescriptor descriptor)
    {
        Descriptor = descriptor;
        var constructor = descriptor.Type.GetConstructors().Where(found => !IsCopy(found)).OrderByDescending(found => found.GetParameters().Length).First();
        var parameters = constructor.GetParameters();
        Members = [.. descriptor.Members
            .Where(member => parameters.Any(parameter => Names(parameter, member)) || member.SetMethod is { IsPublic: true })
            .Select((member, slot) => new BoundMember(member, parameters.FirstOrDefault(parameter => Names(parameter, member)), slot, descriptor.RouteMembers.Contains(member)))];
        Route = [.. Members.Where(member => member.IsRoute)];
        Sent = [.. Members.Where(member => !member.IsRoute)];
        Files = [.. Members.Where(member => member.IsFile)];
        _make = Compile(constructor, parameters, Members);
    }

    public OperationDescriptor Descriptor { get; }
    public IReadOnlyList<BoundMember> Members { get; }

    /// <summary>Those that come from the path.</summary>
    public IReadOnlyList<BoundMember> Route { get; }

    /// <summary>Those that come from the query (GET) or the body.</summary>
    public IReadOnlyList<BoundMember> Sent { get; }

    /// <summary>Those that are files.</summary>
    public IReadOnlyList<BoundMember> Files { get; }

    internal BoundMember? Find(string name) => Sent.FirstOrDefault(member => member.Name == name);

    internal IOperation Make(object?[] values) => _make(values);

    private static bool IsCopy(ConstructorInfo constructor) => constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static bool Names(ParameterInfo parameter, PropertyInfo member) => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>values => new Operation((T0)values[0], …) { Other = (T1)values[1] }</c>, members with a default of their own being set only where sent.</summary>
    private static Func<object?[], IOperation> Compile(ConstructorInfo constructor, ParameterInfo[] parameters, IReadOnlyList<BoundMember> members)
    {
        var values = Expression.Parameter(typeof(object?[]), "values");
        Expression Value(BoundMember member) => Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(member.Slot)), member.Type);
        var made = Expression.Variable(constructor.DeclaringType!, "made");
        var body = new List<Expression>
        {
            Expression.Assign(made, Expression.New(constructor, parameters.Select(parameter => Value(members.Single(member => Names(parameter, member.Property)))))),
        };
        foreach (var member in members.Where(member => !parameters.Any(parameter => Names(parameter, member.Property))))
        {
            body.Add(Expression.IfThen(
                Expression.NotEqual(Expression.ArrayIndex(values, Expression.Constant(member.Slot)), Expression.Constant(Draft.Absent)),
                Expression.Call(made, member.Property.SetMethod!, Value(member))));
        }

        body.Add(Expression.Convert(made, typeof(IOperation)));
        return Expression.Lambda<Func<object?[], IOperation>>(Expression.Block([made], body), values).Compile();
    }
}
