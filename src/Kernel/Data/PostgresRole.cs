using Npgsql;

namespace Regie.Kernel;

/// <summary>Refuses a role set-up under which row level security would be no wall.</summary>
internal static class PostgresRole
{
    public static async Task Check(Database database, CancellationToken cancel)
    {
        var role = database.Settings.AppRole;
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync(cancel);
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
}
