using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Regie.Kernel;

/// <summary>Says a problem over HTTP (RFC 9457) or to an assistant: one shape, one wording.</summary>
public sealed class ProblemAnswer(ProblemTexts texts)
{
    public const string ContentType = "application/problem+json";

    public Task Write(HttpContext http, Problem problem, CultureInfo? culture = null) => Write(http, problem, (int)problem.Kind, culture);

    /// <summary>For statuses that are no problem of an operation (405, 500).</summary>
    public async Task Write(HttpContext http, Problem problem, int status, CultureInfo? culture = null)
    {
        var response = http.Response;
        response.Headers.ETag = response.Headers.Location = response.Headers.ContentDisposition = default;
        response.StatusCode = status;
        response.ContentType = ContentType;
        var language = culture ?? Languages.Preferred(http.Request.Headers.AcceptLanguage) ?? Languages.English;
        response.Headers.ContentLanguage = language.TwoLetterISOLanguageName;
        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }
        else if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "1";
        }

        var body = Body(problem, status, language);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.Body.WriteAsync(body, http.RequestAborted);
        }
    }

    /// <summary>The problem as JSON.</summary>
    public ReadOnlyMemory<byte> Body(Problem problem, int status, CultureInfo culture)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Json.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("type", $"urn:regie:problem:{problem.Code}");
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
            json.WriteNumber("status", status);
            json.WriteString("code", problem.Code);
            json.WriteString("detail", texts.Of(problem, culture));
            if (problem.Errors is { } errors)
            {
                Errors(json, errors, culture);
            }

            if (problem.Current is { } current)
            {
                json.WritePropertyName("current");
                JsonSerializer.Serialize(json, current, current.GetType(), Json.Options);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The sentences for people under <c>errors</c>, the codes for programs under <c>codes</c>; both by JSON path.</summary>
    private void Errors(Utf8JsonWriter json, IReadOnlyDictionary<string, string[]> errors, CultureInfo culture)
    {
        json.WriteStartObject("errors");
        foreach (var (path, codes) in errors)
        {
            json.WriteStartArray(path);
            foreach (var code in codes)
            {
                json.WriteStringValue(texts.Invalid(code, culture));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartObject("codes");
        foreach (var (path, codes) in errors)
        {
            json.WriteStartArray(path);
            foreach (var code in codes)
            {
                json.WriteStringValue(code.Split(':')[0]);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
