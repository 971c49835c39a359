using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Regie.Kernel;

/// <summary>Where what was created can be read: the pattern of <see cref="CreatesAttribute"/> filled from the view, then from the operation.</summary>
internal sealed partial class Location
{
    private readonly List<Func<IOperation, object, string>> _parts = [];

    public Location(OperationDescriptor descriptor)
    {
        var pattern = descriptor.Location!.TrimStart('/');
        var end = 0;
        _parts.Add((_, _) => RestDoor.Root);
        foreach (Match match in Placeholder().Matches(pattern))
        {
            Literal(pattern[end..match.Index]);
            _parts.Add(Filled(descriptor, match.Groups[1].Value));
            end = match.Index + match.Length;
        }

        Literal(pattern[end..]);
    }

    public string Of(IOperation operation, object view) => string.Concat(_parts.Select(part => part(operation, view)));

    private void Literal(string text) => _parts.Add((_, _) => text);

    private static Func<IOperation, object, string> Filled(OperationDescriptor descriptor, string name)
    {
        if (Named(descriptor.Output, name) is { } ofView)
        {
            return (_, view) => Text(ofView.GetValue(view));
        }

        var member = Named(descriptor.Type, name) ?? throw new InvalidOperationException($"{descriptor.Name}: nothing to put in {{{name}}} of its location.");
        return (operation, _) => Text(member.GetValue(operation));
    }

    private static PropertyInfo? Named(Type type, string name) => type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);

    private static string Text(object? value) => Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
