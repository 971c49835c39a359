using System.Text.Json;

namespace Regie.Kernel;

/// <summary>A record in the making: values arrive from path, query, body or form parts; the errors are gathered by JSON path.</summary>
public sealed class Draft(Binder binder)
{
    /// <summary>Nothing was sent for a member.</summary>
    internal static readonly object Absent = new();

    private readonly object?[] _values = Empty(binder.Members.Count);
    private Dictionary<string, string[]>? _errors;
    private bool _isBodyBad;

    public void Wrong(string path, string code)
    {
        _errors ??= [];
        _errors[path] = _errors.TryGetValue(path, out var codes) ? [.. codes, code] : [code];
    }

    internal bool IsWrong => _errors is not null;

    internal void Set(BoundMember member, object? value) => _values[member.Slot] = value;

    internal bool Has(BoundMember member) => _values[member.Slot] != Absent;

    /// <summary>A value written as text: in the path, the query or a form part.</summary>
    internal void Text(BoundMember member, IReadOnlyList<string?> texts)
    {
        if (member.Read(texts, out var value) is { } code)
        {
            Wrong(member.Name, code);
        }
        else
        {
            Set(member, value);
        }
    }

    /// <summary>The body: one JSON object without the route's members.</summary>
    public void Body(ReadOnlySpan<byte> json) => Read(json, binder.Sent);

    /// <summary>One JSON object with the route's members too, as assistants send it.</summary>
    public void All(ReadOnlySpan<byte> json) => Read(json, binder.Members);

    private void Read(ReadOnlySpan<byte> json, IReadOnlyList<BoundMember> members)
    {
        var read = TryRead(json, members);
        if (read && json.IndexOf("null"u8) < 0)
        {
            return;
        }

        // The quick reader cannot say what it stumbled over, and lets a null pass as the item of a list.
        _isBodyBad = !read;
        var before = _errors?.Count ?? 0;
        JsonDiagnosis.Body(members, json, Wrong);
        if (!read && (_errors?.Count ?? 0) == before)
        {
            Wrong("$", "wrong");
        }
    }

    /// <summary>One member as JSON (a form part).</summary>
    internal void Json(BoundMember member, ReadOnlySpan<byte> json)
    {
        try
        {
            Set(member, JsonSerializer.Deserialize(json, member.Info));
            if (!member.IsNullable && json.Trim(" \t\r\n"u8).SequenceEqual("null"u8))
            {
                Wrong(member.Name, "required");
            }
        }
        catch (Exception failure) when (IsBadJson(failure))
        {
            JsonDiagnosis.Value(member, json, Wrong);
            if (_errors is null)
            {
                Wrong(member.Name, "wrong");
            }
        }
    }

    public Result<IOperation> Finish()
    {
        foreach (var member in binder.Members)
        {
            if (_values[member.Slot] == Absent)
            {
                if (member.IsRequired && !(_isBodyBad && !member.IsRoute) && _errors?.ContainsKey(member.Name) != true)
                {
                    Wrong(member.Name, "required");
                }
                else if (member.IsPositional)
                {
                    _values[member.Slot] = member.Default;
                }
            }
            else if (_values[member.Slot] is null && !member.IsNullable)
            {
                Wrong(member.Name, "required");
            }
        }

        return _errors is null
            ? Result.Ok(binder.Make(_values))
            : new Problem(ProblemKind.Invalid, "invalid") { Errors = _errors };
    }

    internal static bool IsBadJson(Exception failure) => failure is JsonException or InvalidOperationException or FormatException or NotSupportedException;

    private bool TryRead(ReadOnlySpan<byte> json, IReadOnlyList<BoundMember> members)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Kernel.Json.Options.MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = Named(ref reader, members);
                if (member is null || Has(member))
                {
                    return false;
                }

                reader.Read();
                if (reader.TokenType == JsonTokenType.Null && !member.IsNullable)
                {
                    return false;
                }

                var value = JsonSerializer.Deserialize(ref reader, member.Info);
                Set(member, value);
            }

            return !reader.Read();
        }
        catch (Exception failure) when (IsBadJson(failure))
        {
            return false;
        }
    }

    private static BoundMember? Named(ref Utf8JsonReader reader, IReadOnlyList<BoundMember> members)
    {
        foreach (var member in members)
        {
            if (reader.ValueTextEquals(member.Utf8Name))
            {
                return member;
            }
        }

        return null;
    }

    private static object?[] Empty(int count)
    {
        var values = new object?[count];
        Array.Fill(values, Absent);
        return values;
    }
}
