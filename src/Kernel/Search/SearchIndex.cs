using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Regie.Kernel;

/// <summary>
/// Makes the full-text index after migrations, from what the model declares searchable; repeats without harm. SQLite: one FTS5 table that keeps
/// only its index, filled by triggers. PostgreSQL: a column of each table that the database itself keeps, so that row level security holds for searching too; kept and not
/// computed, since row level security looks at each row before any index may, and taking words apart costs a hundred times what comparing them does. Both ignore case and accents.
/// </summary>
internal static class SearchIndex
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyyoa";

    /// <summary>PostgreSQL: a row's words.</summary>
    public const string Words = "SearchWords";

    public static async Task Build(RegieDb db, CancellationToken cancel)
    {
        // Annotations of ours live in the design-time model; the runtime one drops nothing of them but is read-only.
        var tables = Searchable.All(db.GetService<IDesignTimeModel>().Model);
        foreach (var statement in db.IsSqlite ? Sqlite(tables) : tables.Select(Postgres))
        {
#pragma warning disable EF1002 // Names come from the model, not from outside.
            await db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancel);
#pragma warning restore EF1002
        }
    }

    /// <summary>PostgreSQL, before a migration: no column can be changed while another is made from it. <see cref="Build"/> makes them again.</summary>
    public static async Task Remove(RegieDb db, CancellationToken cancel)
    {
        foreach (var (_, table, _) in Searchable.All(db.GetService<IDesignTimeModel>().Model))
        {
#pragma warning disable EF1002 // Names come from the model, not from outside.
            await db.Database.ExecuteSqlRawAsync($"ALTER TABLE IF EXISTS \"{table}\" DROP COLUMN IF EXISTS \"{Words}\"", cancel);
#pragma warning restore EF1002
        }
    }

    /// <summary>A word without case and accents, as PostgreSQL's index has it.</summary>
    public static string PostgresWord(string word)
    {
        var lower = word.ToLowerInvariant();
        return string.Concat(lower.Select(letter => Accented.IndexOf(letter, StringComparison.Ordinal) is var at && at >= 0 ? Plain[at] : letter));
    }

    private static string Postgres((string Kind, string Table, string[] Columns) table)
    {
        var text = string.Join(" || ' ' || ", table.Columns.Select(column => $"left(coalesce(\"{column}\", ''), 100000)"));
        var words = $"to_tsvector('simple', translate(lower({text}), '{Accented}', '{Plain}'))";
        return $"""
            DO $do$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_attribute a JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                        WHERE a.attrelid = '"{table.Table}"'::regclass AND a.attname = '{Words}' AND NOT a.attisdropped AND col_description(a.attrelid, a.attnum) = $made${words}$made$) THEN
                    ALTER TABLE "{table.Table}" DROP COLUMN IF EXISTS "{Words}";
                    ALTER TABLE "{table.Table}" ADD COLUMN "{Words}" tsvector GENERATED ALWAYS AS ({words}) STORED;
                    COMMENT ON COLUMN "{table.Table}"."{Words}" IS $made${words}$made$;
                    DROP INDEX IF EXISTS "IX_{table.Table}_Search";
                    CREATE INDEX "IX_{table.Table}_Search" ON "{table.Table}" USING gin ("{Words}");
                END IF;
            END $do$
            """;
    }

    private static IEnumerable<string> Sqlite(IReadOnlyList<(string Kind, string Table, string[] Columns)> tables)
    {
        yield return """CREATE TABLE IF NOT EXISTS "SearchDocs" ("Key" INTEGER PRIMARY KEY, "EntityId" TEXT NOT NULL UNIQUE, "BusinessId" TEXT NOT NULL, "Kind" TEXT NOT NULL)""";
        yield return """CREATE VIRTUAL TABLE IF NOT EXISTS "SearchIndex" USING fts5(text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3')""";
        // Words of one transaction are gathered up to so many bytes before they become a segment of their own, to be merged with others later.
        yield return """INSERT INTO "SearchIndex" ("SearchIndex", rank) VALUES ('hashsize', 4194304)""";
        foreach (var (kind, table, columns) in tables)
        {
            string Text(string row) => string.Join(" || ' ' || ", columns.Select(column => $"coalesce({row}.\"{column}\", '')"));
            var changed = string.Join(" OR ", columns.Select(column => $"old.\"{column}\" IS NOT new.\"{column}\""));
            yield return $"DROP TRIGGER IF EXISTS \"{table}_search_insert\"";
            yield return $"DROP TRIGGER IF EXISTS \"{table}_search_update\"";
            yield return $"DROP TRIGGER IF EXISTS \"{table}_search_delete\"";
            yield return $"""
                CREATE TRIGGER "{table}_search_insert" AFTER INSERT ON "{table}" BEGIN
                    INSERT INTO "SearchDocs" ("EntityId", "BusinessId", "Kind") VALUES (new."Id", new."BusinessId", '{kind}');
                    INSERT INTO "SearchIndex" (rowid, text) SELECT "Key", {Text("new")} FROM "SearchDocs" WHERE "EntityId" = new."Id";
                END
                """;
            yield return $"""
                CREATE TRIGGER "{table}_search_update" AFTER UPDATE OF {string.Join(", ", columns.Select(column => $"\"{column}\""))} ON "{table}" WHEN {changed} BEGIN
                    DELETE FROM "SearchIndex" WHERE rowid = (SELECT "Key" FROM "SearchDocs" WHERE "EntityId" = new."Id");
                    INSERT INTO "SearchIndex" (rowid, text) SELECT "Key", {Text("new")} FROM "SearchDocs" WHERE "EntityId" = new."Id";
                END
                """;
            yield return $"""
                CREATE TRIGGER "{table}_search_delete" AFTER DELETE ON "{table}" BEGIN
                    DELETE FROM "SearchIndex" WHERE rowid = (SELECT "Key" FROM "SearchDocs" WHERE "EntityId" = old."Id");
                    DELETE FROM "SearchDocs" WHERE "EntityId" = old."Id";
                END
                """;

            // Rows that were there before their table became searchable.
            yield return $"""INSERT INTO "SearchDocs" ("EntityId", "BusinessId", "Kind") SELECT "Id", "BusinessId", '{kind}' FROM "{table}" WHERE "Id" NOT IN (SELECT "EntityId" FROM "SearchDocs")""";
            yield return $"""
                INSERT INTO "SearchIndex" (rowid, text) SELECT d."Key", {Text("t")} FROM "SearchDocs" d JOIN "{table}" t ON t."Id" = d."EntityId"
                WHERE d."Key" NOT IN (SELECT rowid FROM "SearchIndex")
                """;
        }
    }
}
