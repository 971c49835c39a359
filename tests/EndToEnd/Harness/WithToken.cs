using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Regie.Tests;

/// <summary>A door before the application that adds a bearer token to each request, for checks that cannot carry one themselves.</summary>
sealed class WithToken : IAsyncDisposable
{
    // What belongs to one connection is not handed on.
    private static readonly HashSet<string> Hop = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length" };

    private readonly WebApplication _door;
    private readonly HttpClient _http;

    private WithToken(WebApplication door, HttpClient http) => (_door, _http) = (door, http);

    public Uri Address => new(_door.Urls.First());

    public static async Task<WithToken> Open(Uri application, string token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(2) };
        var door = builder.Build();
        door.Run(context => Pass(context, http, application, token));
        await door.StartAsync();
        return new WithToken(door, http);
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        _http.Dispose();
    }

    private static async Task Pass(HttpContext context, HttpClient http, Uri application, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(application, context.Request.Path + context.Request.QueryString));
        if (context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var header in context.Request.Headers.Where(header => !Hop.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            }
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => !Hop.Contains(header.Key)))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
