using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Regie.Kernel;

/// <summary>Something found: the entity's type name and id; a better hit has a higher score.</summary>
public sealed record SearchHit(string Kind, Guid Id, double Score);

/// <summary>Asks the full-text index, within the businesses of the call. Who may see a hit is for the module to say, by its filters.</summary>
public static partial class FullText
{
    /// <summary>Finds entities that hold all words (each as a beginning of a word), best first.</summary>
    public static async Task<IReadOnlyList<SearchHit>> Find(RegieDb db, string text, int limit, CancellationToken cancel)
    {
        var words = Word().Matches(text).Select(match => match.Value).Where(word => word.Length > 0).Take(12).ToList();
        if (words.Count == 0 || (db.ReachIds.Count == 0 && !db.SeesEverything))
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var reach = Reach(db, command);
            command.CommandText = db.IsSqlite ? Sqlite(command, words, reach, limit) : Postgres(db, command, words, reach, limit);
            var found = new List<SearchHit>();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                found.Add(new SearchHit(reader.GetString(0), reader.GetGuid(1), reader.GetDouble(2)));
            }

            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static string Sqlite(DbCommand command, List<string> words, string reach, int limit)
    {
        Add(command, "@q", string.Join(' ', words.Select(word => $"\"{word}\"*")));
        return $"""
            SELECT d."Kind", d."EntityId", -i.rank FROM "SearchIndex" i JOIN "SearchDocs" d ON d."Key" = i.rowid
            WHERE i."SearchIndex" MATCH @q {(reach.Length == 0 ? "" : $"AND d.\"BusinessId\" IN ({reach})")}
            ORDER BY i.rank LIMIT {limit}
            """;
    }

    private static string Postgres(RegieDb db, DbCommand command, List<string> words, string reach, int limit)
    {
        Add(command, "@q", string.Join(" & ", words.Select(word => SearchIndex.PostgresWord(word) + ":*")));
        var parts = Searchable.All(db.Model).Select(table => $"""
            (SELECT '{table.Kind}', "Id", ts_rank("{SearchIndex.Words}", q)::float8 AS score FROM "{table.Table}", to_tsquery('simple', @q) q
             WHERE "{SearchIndex.Words}" @@ q {(reach.Length == 0 ? "" : $"AND \"BusinessId\" IN ({reach})")}
             ORDER BY score DESC LIMIT {limit})
            """);
        return $"SELECT * FROM ({string.Join(" UNION ALL ", parts)}) AS found ORDER BY score DESC LIMIT {limit}";
    }

    private static string Reach(RegieDb db, DbCommand command)
    {
        if (db.SeesEverything)
        {
            return "";
        }

        var names = new List<string>();
        foreach (var id in db.ReachIds)
        {
            names.Add($"@b{names.Count}");
            Add(command, names[^1], db.IsSqlite ? id.ToString().ToUpperInvariant() : id);
        }

        return string.Join(", ", names);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]{1,60}")]
    private static partial Regex Word();
}
