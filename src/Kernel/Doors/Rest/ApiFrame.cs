using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Regie.Kernel;

/// <summary>
/// What all answers below <c>/api</c>, <c>/mcp</c> and <c>/openapi</c> share: not stored, not sniffed, not framed, and errors as problems,
/// also those no operation made (no such address, wrong method, a broken body, a bug).
/// </summary>
internal sealed class ApiFrame(RequestDelegate next, ProblemAnswer problems, ILogger<ApiFrame> logger)
{
    public async Task Invoke(HttpContext http)
    {
        var path = http.Request.Path;
        if (!path.StartsWithSegments("/api/v1") && !path.StartsWithSegments("/mcp") && !path.StartsWithSegments("/openapi"))
        {
            await next(http);
            return;
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response.ContentLength is null && http.Response.ContentType is null && Named(http.Response.StatusCode) is { } problem)
            {
                await problems.Write(http, problem, http.Response.StatusCode);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to hear an answer.
        }
        catch (BadHttpRequestException failure) when (!http.Response.HasStarted)
        {
            await problems.Write(http, failure.StatusCode == StatusCodes.Status413PayloadTooLarge ? BodyReading.TooLarge : new Problem(ProblemKind.Invalid, "bad-request"), failure.StatusCode);
        }
        catch (Exception failure) when (!http.Response.HasStarted && failure.IsAway())
        {
            logger.LogError("{Method} {Path} had no database: {Reason}", http.Request.Method, path, failure.GetBaseException().Message);
            await problems.Write(http, new Problem(ProblemKind.Conflict, "database-away"), StatusCodes.Status503ServiceUnavailable);
        }
#pragma warning disable CA1031 // The last place that can answer at all: a bug is logged here and said without its details.
        catch (Exception failure) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            logger.LogError(failure, "{Method} {Path} failed.", http.Request.Method, path);
            await problems.Write(http, new Problem(ProblemKind.Conflict, "internal"), StatusCodes.Status500InternalServerError);
        }
    }

    private static Problem? Named(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problem.NotFound(),
        StatusCodes.Status405MethodNotAllowed => new Problem(ProblemKind.Invalid, "method-not-allowed"),
        StatusCodes.Status415UnsupportedMediaType => new Problem(ProblemKind.Unsupported, "not-json"),
        >= 400 and < 500 => new Problem(ProblemKind.Invalid, "bad-request"),
        _ => null,
    };
}
