using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary>PostgreSQL's own tools for a whole database. They must be installed where this runs, in the server's version or a newer one.</summary>
internal static class PostgresTools
{
    public static Task Dump(string connection, string file) => Run("pg_dump", connection, ["--format=custom", "--no-owner", "--file", file]);

    /// <summary>Replaces what is there, in one transaction: all or nothing.</summary>
    public static Task Restore(string connection, string file) =>
        Run("pg_restore", connection, ["--clean", "--if-exists", "--no-owner", "--exit-on-error", "--single-transaction", "--dbname", new NpgsqlConnectionStringBuilder(connection).Database!, file]);

    /// <summary>Programs connected to the database besides us.</summary>
    public static async Task<long> Connected(string connection)
    {
        await using var own = new NpgsqlConnection(connection);
        await own.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", own);
        return (long)(await command.ExecuteScalarAsync())!;
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
