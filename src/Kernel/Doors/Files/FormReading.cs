using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Regie.Kernel;

/// <summary>Reads a multipart form part by part: files go straight to the store, everything else becomes a member (text, or JSON where the member is an object).</summary>
internal sealed class FormReading(Uploading uploading, UploadLimit limit)
{
    private const int LongestPart = 1_048_576;
    private const int MostParts = 100;

    private static readonly Problem Broken = new(ProblemKind.Invalid, "broken-form");

    public async ValueTask<Problem?> Read(HttpContext http, Caller caller, Binder binder, Draft draft, Fingerprint? fingerprint)
    {
        var prints = new List<string>();
        var problem = await Parts(http, async (name, file, section) =>
        {
            if (binder.Find(name) is not { } member)
            {
                draft.Wrong(name.Length <= 64 ? name : name[..64] + "…", "unknown");
                return null;
            }

            if (draft.Has(member))
            {
                draft.Wrong(name, "duplicate");
                return null;
            }

            return file is null ? await Value(section, member, draft, prints) : await File(caller, section, file, member, draft, prints, http.RequestAborted);
        });
        foreach (var print in prints.Order(StringComparer.Ordinal))
        {
            fingerprint?.Add(print);
        }

        return problem;
    }

    /// <summary>Takes one file and nothing else: for pages that upload first and say later what for.</summary>
    public async ValueTask<Result<Upload>> One(HttpContext http, Guid person)
    {
        Result<Upload>? taken = null;
        var problem = await Parts(http, async (name, file, section) =>
        {
            if (file is null || name != "file" || taken is not null)
            {
                return Problem.Invalid(name.Length <= 64 ? name : "?", "unknown");
            }

            taken = await uploading.Take(person, file, section.ContentType, section.Body, http.RequestAborted);
            return taken.Value.Problem;
        });
        return problem ?? taken ?? Problem.Invalid("file", "required");
    }

    private delegate ValueTask<Problem?> Part(string name, string? file, MultipartSection section);

    private async ValueTask<Problem?> Parts(HttpContext http, Part take)
    {
        limit.Raise(http.Features);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return new Problem(ProblemKind.Unsupported, "not-a-form");
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 70)
        {
            return Broken;
        }

        if (http.Request.ContentLength > limit.Bytes + (4 * 1_048_576))
        {
            return new Problem(ProblemKind.TooLarge, "file-too-large", limit.Bytes / 1_048_576);
        }

        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body);
            for (var count = 0; await reader.ReadNextSectionAsync(http.RequestAborted) is { } section; count++)
            {
                if (count >= MostParts || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var about) || HeaderUtilities.RemoveQuotes(about.Name).Value is not { Length: > 0 } name)
                {
                    return Broken;
                }

                var file = about.FileNameStar.HasValue ? about.FileNameStar.Value : about.FileName.HasValue ? HeaderUtilities.RemoveQuotes(about.FileName).Value ?? "" : null;
                if (await take(name, file, section) is { } problem)
                {
                    return problem;
                }
            }

            return null;
        }
        catch (Exception failure) when (failure is InvalidDataException || (failure is IOException and not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested))
        {
            return Broken;
        }
    }

    private async ValueTask<Problem?> File(Caller caller, MultipartSection section, string name, BoundMember member, Draft draft, List<string> prints, CancellationToken cancel)
    {
        if (!member.IsFile || caller.PersonId is not { } person)
        {
            draft.Wrong(member.Name, "not-text");
            return null;
        }

        var taken = await uploading.Take(person, name, section.ContentType, section.Body, cancel);
        if (!taken.IsOk)
        {
            return taken.Problem;
        }

        var file = new FileRef(taken.Value.Id);
        draft.Set(member, member.IsOptional ? (object)new Optional<FileRef>(file) : file);
        prints.Add($"{member.Name}={taken.Value.Hash}");
        return null;
    }

    private static async ValueTask<Problem?> Value(MultipartSection section, BoundMember member, Draft draft, List<string> prints)
    {
        var buffer = new byte[LongestPart + 1];
        var length = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > LongestPart)
        {
            return new Problem(ProblemKind.TooLarge, "body-too-large", 1);
        }

        var bytes = buffer.AsMemory(0, length);
        if (member.IsPlain && section.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            if (!System.Text.Unicode.Utf8.IsValid(bytes.Span))
            {
                draft.Wrong(member.Name, "not-utf-8");
                return null;
            }

            draft.Text(member, [Encoding.UTF8.GetString(bytes.Span)]);
        }
        else
        {
            draft.Json(member, bytes.Span);
        }

        prints.Add($"{member.Name}={Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.Span))}");
        return null;
    }
}
