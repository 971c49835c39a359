using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace Regie.Kernel;

/// <summary>Checks a record's limits, recursively; the errors name members by JSON path and carry a stable code.</summary>
public static class Validation
{
    public static Problem? Check(object operation)
    {
        Dictionary<string, List<string>>? errors = null;
        Walk(operation, "", ref errors, 0);
        return errors is null
            ? null
            : new Problem(ProblemKind.Invalid, "invalid") { Errors = errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()) };
    }

    private static void Walk(object value, string path, ref Dictionary<string, List<string>>? errors, int depth)
    {
        if (depth > 8)
        {
            return;
        }

        foreach (var member in Members.Of(value.GetType()))
        {
            var here = path.Length == 0 ? member.JsonName : $"{path}.{member.JsonName}";
            var content = member.Read(value);
            foreach (var limit in member.Limits)
            {
                if (!limit.IsValid(content))
                {
                    Add(ref errors, here, CodeOf(limit));
                }
            }

            if (content is string text && text.AsSpan().IndexOfAny(Forbidden) >= 0)
            {
                Add(ref errors, here, "control-characters");
            }

            if (content is DateOnly { Year: < 1900 or > 2399 })
            {
                // No plan reaches there, and counting its working days would.
                Add(ref errors, here, "out-of-range");
            }

            Inside(content, here, ref errors, depth);
        }
    }

    private static void Inside(object? content, string here, ref Dictionary<string, List<string>>? errors, int depth)
    {
        switch (content)
        {
            case null or string:
                break;
            case IDictionary:
                break;
            case IEnumerable list:
                var i = 0;
                foreach (var item in list)
                {
                    if (item is not null && Members.IsOurs(item.GetType()))
                    {
                        Walk(item, $"{here}[{i}]", ref errors, depth + 1);
                    }

                    i++;
                }

                break;
            default:
                if (Members.IsOurs(content.GetType()))
                {
                    Walk(content, here, ref errors, depth + 1);
                }

                break;
        }
    }

    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\v\f\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private static void Add(ref Dictionary<string, List<string>>? errors, string path, string code)
    {
        errors ??= [];
        if (!errors.TryGetValue(path, out var codes))
        {
            errors[path] = codes = [];
        }

        codes.Add(code);
    }

    /// <summary>The stable code of a broken limit; its text is <c>invalid.{code}</c>.</summary>
    public static string CodeOf(ValidationAttribute limit) => limit switch
    {
        RequiredAttribute => "required",
        MaxLengthAttribute or StringLengthAttribute => "too-long",
        MinLengthAttribute => "too-short",
        RangeAttribute => "out-of-range",
        EmailAddressAttribute => "not-an-address",
        UrlAttribute => "not-a-link",
        AllowedValuesAttribute => "not-allowed",
        _ => "wrong",
    };

    private static class Members
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Member[]> Known = new();

        public static bool IsOurs(Type type) => type.Namespace?.StartsWith("Regie", StringComparison.Ordinal) == true && !type.IsEnum;

        public static Member[] Of(Type type) => Known.GetOrAdd(type, static found => [.. found
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.CanRead)
            .Select(property => new Member(property))]);
    }

    private sealed class Member(PropertyInfo property)
    {
        private readonly bool _isOptional = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>);

        public string JsonName { get; } = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

        public ValidationAttribute[] Limits { get; } = [.. property.GetCustomAttributes<ValidationAttribute>()];

        public object? Read(object owner)
        {
            var value = property.GetValue(owner);
            return _isOptional ? property.PropertyType.GetProperty("Value")!.GetValue(value) : value;
        }
    }
}
