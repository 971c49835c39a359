using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Regie.Kernel;

/// <summary>Refuses a role set-up under which row level security would be no wall.</summary>
internal static class PostgresRole
{
    /// <summary>A database server that starts together with us may need a moment longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task Check(Database database, ILogger logger, CancellationToken cancel)
    {
        var role = database.Settings.AppRole;
        await using var connection = await Open(database.OwnerConnectionString!, logger, cancel);
        await using var command = new NpgsqlCommand("""
            SELECT r.rolsuper OR r.rolbypassrls AS above,
                   EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relkind = 'r' AND c.relname = 'Projects') AS owner,
                   pg_has_role(current_user, r.oid, 'MEMBER') AS member
            FROM pg_roles r WHERE r.rolname = @role
            """, connection);
        command.Parameters.AddWithValue("role", role);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
        {
            throw new StartupException("startup.role-missing", $"CREATE ROLE {role} NOLOGIN; GRANT {role} TO CURRENT_USER;");
        }

        if (reader.GetBoolean(0) || reader.GetBoolean(1))
        {
            throw new StartupException("startup.role-too-strong", $"{role}: NOSUPERUSER NOBYPASSRLS, not the owner of the tables");
        }

        if (!reader.GetBoolean(2))
        {
            throw new StartupException("startup.role-not-granted", $"GRANT {role} TO CURRENT_USER;");
        }
    }

    private static async Task<NpgsqlConnection> Open(string address, ILogger logger, CancellationToken cancel)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            var connection = new NpgsqlConnection(address);
            try
            {
                await connection.OpenAsync(cancel);
                return connection;
            }
            catch (NpgsqlException failure)
            {
                await connection.DisposeAsync();
                if (clock.Elapsed > Patience || !IsStarting(failure))
                {
                    throw new StartupException("startup.database-unreachable", failure.InnerException is SocketException refused ? $"{failure.Message}: {refused.Message}" : failure.Message);
                }

                if (attempt == 1)
                {
                    logger.LogWarning("PostgreSQL does not answer yet ({Reason}); waiting up to {Seconds} s.", failure.Message, Patience.TotalSeconds);
                }

                await Task.Delay(TimeSpan.FromSeconds(2), cancel);
            }
        }
    }

    private static bool IsStarting(NpgsqlException failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } || failure.InnerException is SocketException or IOException;
}
