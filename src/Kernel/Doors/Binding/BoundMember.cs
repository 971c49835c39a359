using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Regie.Kernel;

/// <summary>One member of an operation's record, with everything binding needs to know, found out once.</summary>
public sealed class BoundMember
{
    private readonly ReadText? _text;
    private readonly ReadText? _item;
    private readonly Func<List<object?>, object>? _list;
    private readonly Func<object?, object?> _wrap;

    internal BoundMember(PropertyInfo property, ParameterInfo? parameter, int slot, bool isRoute)
    {
        Property = property;
        Slot = slot;
        IsRoute = isRoute;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Utf8Name = Encoding.UTF8.GetBytes(Name);
        Type = property.PropertyType;
        IsOptional = Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(Optional<>);
        ContentType = IsOptional ? Type.GetGenericArguments()[0] : Type;
        IsNullable = IsOptional ? CanBeNull(property, inside: true) : CanBeNull(property, inside: false);
        IsPositional = parameter is not null;
        HasDefault = parameter?.HasDefaultValue ?? true;
        IsRequired = !HasDefault && !IsNullable && !IsOptional;
        Default = parameter is { HasDefaultValue: true } ? DefaultOf(parameter) : Type.IsValueType ? Activator.CreateInstance(Type) : null;
        Info = Json.Options.GetTypeInfo(Type);
        IsFile = ContentType == typeof(FileRef);
        _text = TextReading.For(ContentType);
        if (_text is null && ItemOf(ContentType) is { } item)
        {
            Item = item;
            _item = TextReading.For(item);
            _list = values => Listed(values, item, ContentType);
        }

        _wrap = IsOptional ? value => Activator.CreateInstance(Type, value, true) : value => value;
    }

    public PropertyInfo Property { get; }
    public int Slot { get; }

    /// <summary>Comes from the path, never from the body.</summary>
    public bool IsRoute { get; }

    /// <summary>As in JSON: camelCase.</summary>
    public string Name { get; }

    internal byte[] Utf8Name { get; }
    public Type Type { get; }

    /// <summary>The type of what is sent: without <see cref="Optional{T}"/>.</summary>
    public Type ContentType { get; }

    /// <summary>The item's type where the member is a list of plain values.</summary>
    public Type? Item { get; }

    /// <summary>Set by the constructor; any other keeps its own initial value where nothing was sent.</summary>
    internal bool IsPositional { get; }

    public bool IsOptional { get; }
    public bool IsNullable { get; }
    public bool HasDefault { get; }
    public bool IsRequired { get; }
    public bool IsFile { get; }
    public object? Default { get; }
    internal JsonTypeInfo Info { get; }

    /// <summary>Can it be written as plain text, in an address?</summary>
    public bool IsPlain => _text is not null || _item is not null;

    /// <summary>Reads what an address or a form part says; more than one text only for lists.</summary>
    internal string? Read(IReadOnlyList<string?> texts, out object? value)
    {
        value = Default;
        if (_text is not null)
        {
            if (texts.Count != 1)
            {
                return "duplicate";
            }

            // A field left blank says nothing, where saying nothing is allowed.
            if (string.IsNullOrEmpty(texts[0]) && (HasDefault || IsNullable))
            {
                return null;
            }

            var code = _text(texts[0] ?? "", out var read);
            value = code is null ? _wrap(read) : null;
            return code;
        }

        if (_item is null)
        {
            return "wrong";
        }

        var items = new List<object?>(texts.Count);
        foreach (var text in texts.Where(text => !string.IsNullOrEmpty(text)))
        {
            if (_item(text!, out var read) is { } code)
            {
                return code;
            }

            items.Add(read);
        }

        value = _wrap(_list!(items));
        return null;
    }

    private static Array Copied(List<object?> values, Type item)
    {
        var array = Array.CreateInstance(item, values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            array.SetValue(values[i], i);
        }

        return array;
    }

    private static object Listed(List<object?> values, Type item, Type list)
    {
        var array = Copied(values, item);
        return list.IsInstanceOfType(array) ? array : Activator.CreateInstance(list, array)!;
    }

    private static Type? ItemOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type == typeof(string) ? null : type.GetInterfaces().Append(type).FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static bool CanBeNull(PropertyInfo property, bool inside)
    {
        var info = new NullabilityInfoContext().Create(property);
        if (inside)
        {
            var argument = property.PropertyType.GetGenericArguments()[0];
            return argument.IsValueType ? Nullable.GetUnderlyingType(argument) is not null : info.GenericTypeArguments[0].ReadState is NullabilityState.Nullable;
        }

        return property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : info.ReadState is NullabilityState.Nullable;
    }

    private static object? DefaultOf(ParameterInfo parameter)
    {
        var plain = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.DefaultValue switch
        {
            null => plain.IsValueType && plain == parameter.ParameterType ? Activator.CreateInstance(plain) : null,
            var value when plain.IsEnum => Enum.ToObject(plain, value),
            var value => value,
        };
    }
}
