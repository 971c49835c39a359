using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Regie.Kernel;

/// <summary>Reads an operation and its call out of one HTTP request.</summary>
internal sealed class RestRequest(Binder binder, FormReading forms)
{
    private const int LongestKey = 255;

    private static readonly Problem BadKey = Problem.Invalid("Idempotency-Key", "wrong");
    private static readonly Problem BadMatch = Problem.Invalid("If-Match", "wrong");

    public readonly record struct Read(IOperation Operation, Call Call);

    public async ValueTask<Result<Read>> From(HttpContext http, Caller caller)
    {
        var descriptor = binder.Descriptor;
        if (Refuse(http, out var key, out var expected) is { } refused)
        {
            return refused;
        }

        var draft = new Draft(binder);
        foreach (var member in binder.Route)
        {
            draft.Text(member, [http.GetRouteValue(member.Name) as string]);
        }

        Query(http.Request.Query, draft);
        using var fingerprint = key is null ? null : new Fingerprint(descriptor, http.Request.Path.Value ?? "");
        if (descriptor.Method != "GET" && await Body(http, caller, draft, fingerprint) is { } unreadable)
        {
            return unreadable;
        }

        var operation = draft.Finish();
        return operation.IsOk
            ? new Read(operation.Value, key is null && expected is null ? Call.Plain : new Call(expected, key, fingerprint?.Finish()))
            : operation.Problem;
    }

    private Problem? Refuse(HttpContext http, out string? key, out int? expected)
    {
        (key, expected) = (null, null);
        if (!binder.Descriptor.IsCommand)
        {
            return null;
        }

        var keys = http.Request.Headers["Idempotency-Key"];
        if (keys.Count > 0)
        {
            key = keys[0];
            if (keys.Count > 1 || string.IsNullOrWhiteSpace(key) || key.Length > LongestKey || key.Any(character => character is < ' ' or > '~'))
            {
                return BadKey;
            }
        }

        return ETag.TryExpected(http.Request.Headers.IfMatch, out expected) ? null : BadMatch;
    }

    /// <summary>GET takes its members from here; any other method takes none.</summary>
    private void Query(IQueryCollection query, Draft draft)
    {
        foreach (var (name, texts) in query)
        {
            if (binder.Descriptor.Method == "GET" && binder.Find(name) is { IsPlain: true } member)
            {
                draft.Text(member, texts);
            }
            else
            {
                draft.Wrong(name.Length is > 0 and <= 64 ? name : "?", "unknown");
            }
        }
    }

    private async ValueTask<Problem?> Body(HttpContext http, Caller caller, Draft draft, Fingerprint? fingerprint)
    {
        if (binder.Files.Count > 0 && http.Request.HasFormContentType)
        {
            return await forms.Read(http, caller, binder, draft, fingerprint);
        }

        if (BodyReading.Refuse(http.Request) is { } refused)
        {
            return refused;
        }

        if (!BodyReading.HasBody(http.Request))
        {
            return null;
        }

        var (buffer, length) = await BodyReading.Read(http.Request, http.RequestAborted);
        if (buffer is null)
        {
            return BodyReading.TooLarge;
        }

        try
        {
            draft.Body(buffer.AsSpan(0, length));
            if (!draft.IsWrong)
            {
                fingerprint?.Json(buffer.AsMemory(0, length));
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
