using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>PostgreSQL's own tools for a whole database. They must be installed where this runs, in the server's version or a newer one.</summary>
internal static class PostgresTools
{
    public static Task Dump(string connection, string file) => Run("pg_dump", connection, ["--format=custom", "--no-owner", "--exclude-schema=before_restore_*", "--file", file]);

    /// <summary>Into an empty schema, in one transaction: all or nothing.</summary>
    public static Task Restore(string connection, string file) =>
        Run("pg_restore", connection, ["--no-owner", "--exit-on-error", "--single-transaction", "--dbname", new NpgsqlConnectionStringBuilder(connection).Database!, file]);

    /// <summary>Programs connected to the database besides us; <paramref name="only"/> those of that name, where one is given.</summary>
    public static async Task<long> Connected(string connection, string? only = null)
    {
        await using var own = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        await own.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND (@only IS NULL OR application_name = @only)", own);
        command.Parameters.Add(new NpgsqlParameter("only", NpgsqlTypes.NpgsqlDbType.Text) { Value = (object?)only ?? DBNull.Value });
        for (var attempt = 1; ; attempt++)
        {
            // Somebody who has just left may still be on the list for a moment.
            var connected = (long)(await command.ExecuteScalarAsync())!;
            if (connected == 0 || attempt == 10)
            {
                return connected;
            }

            await Task.Delay(200);
        }
    }

    private static async Task Run(string tool, string connection, IEnumerable<string> arguments)
    {
        var where = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGHOST"] = where.Host;
        start.Environment["PGPORT"] = where.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = where.Username;
        start.Environment["PGPASSWORD"] = where.Password;
        start.Environment["PGDATABASE"] = where.Database;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new StartupException("admin.tool-missing", tool);
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await output;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new StartupException("admin.tool-failed", $"{tool}: {errors.Trim()}");
            }
        }
    }
}
