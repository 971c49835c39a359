using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Regie.Kernel;

/// <summary><c>POST /api/v1/files</c>: takes one file in, for pages and for callers who send JSON with an <c>uploadId</c> afterwards.</summary>
internal sealed class UploadDoor(RestParts parts)
{
    public async Task Invoke(HttpContext http)
    {
        var caller = await parts.Callers.Of(http, Door.Rest, changes: true);
        var upload = !caller.IsOk ? caller.Problem : await Take(http, caller.Value);
        if (!upload.IsOk)
        {
            await parts.Problems.Write(http, upload.Problem, caller.IsOk ? caller.Value.Culture : null);
            return;
        }

        var taken = upload.Value;
        var body = JsonSerializer.SerializeToUtf8Bytes(new UploadView(taken.Id, taken.Name, taken.ContentType, taken.Size), Json.Options);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private async Task<Result<Upload>> Take(HttpContext http, Caller caller) => caller switch
    {
        { PersonId: null } => new Problem(ProblemKind.Unauthenticated, "sign-in-needed"),
        { ReadOnly: true } => Problem.Forbidden("token-read-only"),
        { PersonId: { } person } => await parts.Forms.One(http, person),
    };
}
