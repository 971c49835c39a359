using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Regie.Kernel;

/// <summary>The second wall: row level security. Each transaction first says how far it reaches; the policies hold every owned table to it.</summary>
internal static class PostgresWall
{
    // Asked once a query (a sub-select, not a term of each row), and an array whatever is set: PostgreSQL may look at both sides of an OR.
    private const string ReachArray = "string_to_array(NULLIF(NULLIF(current_setting('regie.reach', true), ''), '*'), ',')::uuid[]";

    public static async Task Enter(RegieDb db, Scope scope, bool readOnly, CancellationToken cancel)
    {
        var reach = scope.Caller.IsSystem ? "*" : string.Join(',', scope.Reach.Businesses.Select(id => id.ToString("D", CultureInfo.InvariantCulture)));

        // One way to the server and back, together with the BEGIN that waits for the first statement.
        await (readOnly
            ? db.Database.ExecuteSqlAsync($"SELECT set_config('transaction_read_only', 'on', true), set_config('regie.reach', {reach}, true)", cancel)
            : db.Database.ExecuteSqlAsync($"SELECT set_config('regie.reach', {reach}, true)", cancel));
    }

    /// <summary>Run by the owner after migrations: grants to the application's role and a policy on every owned table. Repeats without harm.</summary>
    public static async Task Build(RegieDb db, string role, CancellationToken cancel)
    {
        var statements = new List<string>
        {
            $"GRANT USAGE ON SCHEMA public TO {role}",
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
            $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        };
        foreach (var table in Owned(db))
        {
            statements.Add($"""ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY""");
            statements.Add($"""DROP POLICY IF EXISTS reach ON "{table}" """);
            statements.Add($"""
                CREATE POLICY reach ON "{table}" TO {role}
                USING ((SELECT current_setting('regie.reach', true) = '*') OR "BusinessId" = ANY ((SELECT {ReachArray})::uuid[]))
                """);
        }

        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement, cancel);
        }
    }

    /// <summary>Does every owned table have its policy, and is row level security on?</summary>
    public static async Task<bool> Stands(RegieDb db, CancellationToken cancel)
    {
        var tables = Owned(db).ToArray();
        var walled = await db.Database.SqlQuery<int>($"""
            SELECT count(*)::int AS "Value" FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'reach'
            WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity AND c.relname = ANY ({tables})
            """).SingleAsync(cancel);
        return walled == tables.Length;
    }

    private static IEnumerable<string> Owned(RegieDb db) =>
        db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IOwned))).Select(type => type.GetTableName()!).Distinct();
}
