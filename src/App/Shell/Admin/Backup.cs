namespace Regie.Shell.Administration;

/// <summary><c>admin backup FILE</c>: made by the running server where one runs, else by this process. The file appears whole or not at all.</summary>
internal static class Backup
{
    public static async Task<int> Run(Settings settings, AdminLine line)
    {
        var target = line.NeedFile();
        if (File.Exists(target) || Directory.Exists(target))
        {
            return await line.Console.Fail("admin.file-exists", target);
        }

        var temporary = target + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Running.IsHeld(settings))
            {
                await AdminDoor.FetchBackup(settings, temporary);
            }
            else
            {
                await using var app = await Admin.Open(settings);
                await app.Services.GetRequiredService<BackupArchive>().Write(temporary, CancellationToken.None);
            }

            var manifest = await BackupArchive.Verify(temporary, CancellationToken.None);
            File.Move(temporary, target);
            await line.Console.Out.WriteLineAsync(Told(target, manifest));
            return 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or HttpRequestException or Microsoft.Data.Sqlite.SqliteException)
        {
            return await line.Console.Fail("admin.backup-failed", failure.Message);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    private static string Told(string target, BackupManifest manifest) =>
        StartupText.Of(manifest.Files.Any(file => file.Path == BackupManifest.KeyFile) ? "admin.backed-up" : "admin.backed-up-without-key", target, manifest.Files.Count, manifest.Files.Sum(file => file.Size) / 1024);
}
