using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Regie.Kernel;

/// <summary>One operation over HTTP: who, what, run, answer.</summary>
internal sealed class RestEndpoint(OperationDescriptor descriptor, Binder binder, RestParts parts)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = Json.Options.Encoder, SkipValidation = true };

    private readonly RestRequest _request = new(binder, parts.Forms);
    private readonly JsonTypeInfo _output = Json.Options.GetTypeInfo(descriptor.Output);
    private readonly Location? _location = descriptor.Location is null ? null : new Location(descriptor);
    private readonly bool _isVersioned = descriptor.Output.IsAssignableTo(typeof(IVersionedView));

    public async Task Invoke(HttpContext http)
    {
        var caller = await parts.Callers.Of(http, Door.Rest, descriptor.IsCommand);
        if (!caller.IsOk)
        {
            await parts.Problems.Write(http, caller.Problem);
            return;
        }

        var problem = await Run(http, caller.Value);
        if (problem is not null)
        {
            await parts.Problems.Write(http, problem, caller.Value.Culture);
        }
    }

    private async Task<Problem?> Run(HttpContext http, Caller caller)
    {
        // Before anything is read: a stranger learns nothing, and no body is taken in for nothing.
        if (caller.PersonId is null && descriptor.Permission != Permission.Anyone)
        {
            return new Problem(ProblemKind.Unauthenticated, "sign-in-needed");
        }

        if (caller.ReadOnly && descriptor.IsCommand)
        {
            return Problem.Forbidden("token-read-only");
        }

        var read = await _request.From(http, caller);
        if (!read.IsOk)
        {
            return read.Problem;
        }

        var result = await parts.Runner.Run(descriptor, read.Value.Operation, caller, read.Value.Call, http.RequestAborted);
        if (!result.IsOk)
        {
            return result.Problem.Kind == ProblemKind.Stale ? await parts.Current.Fill(result.Problem, descriptor, read.Value.Operation, caller, http.RequestAborted) : result.Problem;
        }

        return await Answer(http, read.Value.Operation, result.Value);
    }

    private async Task<Problem?> Answer(HttpContext http, IOperation operation, object? value)
    {
        var response = http.Response;
        switch (value)
        {
            case Nothing:
                response.StatusCode = StatusCodes.Status204NoContent;
                return null;
            case FileContent file:
                return await parts.Files.Write(http, file);
        }

        if (_location is not null)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = _location.Of(operation, value!);
        }

        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            JsonSerializer.Serialize(json, value, _output);
        }

        if (_isVersioned && value is IVersionedView view)
        {
            var tag = ETag.Of(view.Version, buffer.WrittenSpan);
            response.Headers.ETag = tag;
            if (!descriptor.IsCommand && ETag.Names(http.Request.Headers.IfNoneMatch, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return null;
            }
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = buffer.WrittenCount;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            response.BodyWriter.Write(buffer.WrittenSpan);
            await response.BodyWriter.FlushAsync(http.RequestAborted);
        }

        return null;
    }
}
