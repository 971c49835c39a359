using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>
/// How the command line asks the running server for a backup: over loopback, with a secret that the server leaves in the data folder, readable by its owner alone.
/// Anybody else finds nothing here.
/// </summary>
internal sealed class AdminDoor(RequestDelegate next, AdminDoor.Secret secret, BackupArchive archive, Settings settings)
{
    private const string Path = "/admin/backup";
    private const string Scheme = "Regie-Admin";
    private const string Note = "regie.door";

    /// <summary>Made anew at every start.</summary>
    internal sealed class Secret
    {
        public string Value { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    }

    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.Equals(Path) || !HttpMethods.IsPost(http.Request.Method) || !IsOurs(http))
        {
            await next(http);
            return;
        }

        var file = System.IO.Path.Combine(settings.DataDirectory, $"{RestoreExchange.Scratch}{System.IO.Path.GetRandomFileName()}.zip");
        try
        {
            await archive.Write(file, http.RequestAborted);
            http.Response.ContentType = "application/zip";
            http.Response.ContentLength = new FileInfo(file).Length;
            await http.Response.SendFileAsync(file, http.RequestAborted);
        }
        catch (Exception failure) when (!http.Response.HasStarted && failure is StartupException or IOException or UnauthorizedAccessException or InvalidDataException or System.Data.Common.DbException)
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await http.Response.WriteAsync(failure is StartupException said ? StartupText.Of(said) : failure.Message, http.RequestAborted);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Leaves address and secret where only the owner of the data finds them.</summary>
    public static async Task Open(Settings settings, Uri address, Secret secret)
    {
        var path = System.IO.Path.Combine(settings.DataDirectory, Note);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var note = new FileStream(path, options);
        await note.WriteAsync(Encoding.ASCII.GetBytes($"{new Uri(address, Path)}\n{secret.Value}\n"));
    }

    /// <summary>Has the server on these data make a backup, and brings it here.</summary>
    /// <exception cref="IOException">It did not work; says why.</exception>
    public static async Task FetchBackup(Settings settings, string target)
    {
        var note = await File.ReadAllLinesAsync(System.IO.Path.Combine(settings.DataDirectory, Note));
        // The server says nothing until the archive is whole: however long that takes.
        using var wire = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(10) });
        using var request = new HttpRequestMessage(HttpMethod.Post, note[0]);
        request.Headers.Authorization = new AuthenticationHeaderValue(Scheme, note[1]);
        using var answer = await wire.SendAsync(request, CancellationToken.None);
        if (!answer.IsSuccessStatusCode)
        {
            throw new IOException(answer.StatusCode == HttpStatusCode.InternalServerError ? await answer.Content.ReadAsStringAsync() : StartupText.Of("admin.server-other"));
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(target, options);
        await answer.Content.CopyToAsync(file);
        await file.FlushAsync();
        file.Flush(flushToDisk: true);
    }

    private bool IsOurs(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var given) && given.Scheme == Scheme
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given.Parameter ?? ""), Encoding.ASCII.GetBytes(secret.Value));
}
