using Npgsql;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>
/// Puts an unpacked backup in the place of the data, which are kept beside. It begins with a note on disk and each step can be taken twice: killed in the middle, it is
/// finished by whatever starts next on these data. A step that fails is undone, and so are those before it.
/// </summary>
internal sealed class RestoreExchange(Settings settings, string stamp)
{
    /// <summary>How the names of passing folders and files begin; whatever is left of them when nobody runs is thrown away.</summary>
    public const string Scratch = ".regie-part-";

    private const string Note = "restore.begun";

    private readonly List<(string From, string To)> _moves = [];

    /// <summary>Where the backup is unpacked to.</summary>
    public string Incoming => Path.Combine(settings.DataDirectory, $"{Scratch}{stamp}");

    /// <summary>Where the data go that were there.</summary>
    public string Kept => Path.Combine(settings.DataDirectory, $"before-restore-{stamp}");

    /// <summary>On PostgreSQL, the schema that holds the tables that were there.</summary>
    public string KeptSchema => $"before_restore_{stamp.Replace('-', '_')}";

    private string NotePath => Path.Combine(settings.DataDirectory, Note);

    /// <summary>Finishes what a kill interrupted, and clears away what it left half unpacked. Only for whoever holds the data folder.</summary>
    public static async Task FinishInterrupted(Settings settings)
    {
        var note = Path.Combine(settings.DataDirectory, Note);
        if (File.Exists(note))
        {
            await new RestoreExchange(settings, (await File.ReadAllTextAsync(note)).Trim()).Run();
        }

        foreach (var left in new DirectoryInfo(settings.DataDirectory).EnumerateFileSystemInfos().Where(left => left.Name.StartsWith(Scratch, StringComparison.Ordinal)).ToList())
        {
            if (left is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                left.Delete();
            }
        }
    }

    public static bool IsInterrupted(Settings settings) => File.Exists(Path.Combine(settings.DataDirectory, Note));

    public async Task Run()
    {
        Directory.CreateDirectory(Kept);
        Begin();
        try
        {
            await ExchangeDatabase();
            ExchangeFiles();
        }
        catch
        {
            foreach (var (from, to) in Enumerable.Reverse(_moves))
            {
                Directory.Move(to, from);
            }

            File.Delete(NotePath);
            throw;
        }

        Directory.Delete(Incoming, recursive: true);
        File.Delete(NotePath);
    }

    private void Begin()
    {
        using var note = new FileStream(NotePath + ".new", FileMode.Create, FileAccess.Write);
        note.Write(System.Text.Encoding.ASCII.GetBytes(stamp));
        note.Flush(flushToDisk: true);
        note.Close();
        File.Move(NotePath + ".new", NotePath, overwrite: true);
    }

    private void ExchangeFiles()
    {
        var database = Path.Combine(Incoming, BackupManifest.SqliteFile);
        if (File.Exists(database))
        {
            // What SQLite keeps beside the old file belongs to it alone.
            Keep(BackupManifest.SqliteFile + "-wal");
            Keep(BackupManifest.SqliteFile + "-shm");
        }

        Exchange(BackupManifest.SqliteFile, Path.Combine(settings.DataDirectory, BackupManifest.SqliteFile));
        Exchange("files", Path.Combine(settings.DataDirectory, "files"));
        if (settings.KeepsMasterKey)
        {
            Exchange(BackupManifest.KeyFile, settings.MasterKeyPath);
        }
    }

    /// <summary>What is still to come in takes its place; what was there is kept.</summary>
    private void Exchange(string part, string place)
    {
        var incoming = Path.Combine(Incoming, part);
        if (File.Exists(incoming) || Directory.Exists(incoming))
        {
            Move(place, Path.Combine(Kept, part));
            Move(incoming, place);
        }
    }

    private void Keep(string part) => Move(Path.Combine(settings.DataDirectory, part), Path.Combine(Kept, part));

    private void Move(string from, string to)
    {
        if (File.Exists(from) || Directory.Exists(from))
        {
            Directory.Move(from, to);
            _moves.Add((from, to));
        }
    }

    /// <summary>The tables that were there stay in a schema of their own, so that a restore that fails is undone by a rename.</summary>
    private async Task ExchangeDatabase()
    {
        var dump = Path.Combine(Incoming, BackupManifest.PostgresFile);
        if (!File.Exists(dump))
        {
            return;
        }

        await Ask($"""
            DO $$ BEGIN
            IF EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '{KeptSchema}') THEN DROP SCHEMA IF EXISTS public CASCADE; ELSE ALTER SCHEMA public RENAME TO {KeptSchema}; END IF;
            CREATE SCHEMA public;
            END $$
            """);
        try
        {
            await PostgresTools.Restore(settings.ConnectionString!, dump);
        }
        catch (StartupException)
        {
            await Ask($"DROP SCHEMA public CASCADE; ALTER SCHEMA {KeptSchema} RENAME TO public");
            throw;
        }

        // The schema is a new one: let the gate build wall and rights anew.
        await Ask("""DO $$ BEGIN IF to_regclass('public."Marks"') IS NOT NULL THEN DELETE FROM "Marks" WHERE "Name" = 'shape'; END IF; END $$""");
        File.Delete(dump);
    }

    private async Task Ask(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString!) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
